// `bun run dev` serves all that the server does: Vite brings the pages, the server behind it everything else.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { freePort } from "../../scripts/freePort.ts";
import { houseIn } from "../../scripts/share/houseIn.ts";
import { type OwnPath, ownPathOf } from "../../server/http/paths.ts";
import { LISTENING } from "../../server/terminal/linkFile.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { picture } from "../support/pictures.ts";
import { until } from "../support/until.ts";
import { upload } from "../support/uploads.ts";

setDefaultTimeout(60_000);

const data = mkdtempSync(join(tmpdir(), "hearsay-dev-"));
let dev: Bun.Subprocess;
/** Of the dev server, and of the server behind it. */
let outer: string;
let inner: string;
let ada: Program;
let room: string;
let avatar: string;

beforeAll(async () => {
  const port = await freePort();
  outer = `http://localhost:${port}`;
  dev = Bun.spawn([process.execPath, "scripts/dev.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: data, PORT: String(port), DATA_DIR: data, GUEST_AVATARS: "yes" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await until("the server listens", async () => (await houseIn(data)) !== undefined, 50_000);
  inner = (await houseIn(data)) ?? "";
  ada = await connect(outer);
  ({ room } = await ada.call.rooms.open.mutate({ name: "Attic" }));
  await ada.call.messages.post.mutate({ room, id: newId(), text: "hello" });
  avatar = (await upload(outer, ada.session, await picture("png"))).look?.avatar ?? "";
});
afterAll(async () => {
  ada?.close();
  dev.kill("SIGTERM");
  await dev.exited;
  rmSync(data, { recursive: true, force: true });
});

/** One existing address for each path that the server answers itself. */
const THERE: Record<OwnPath, () => string> = {
  "/healthz": () => "/healthz?now",
  "/readyz": () => "/readyz",
  "/trpc": () => "/trpc?batch=1",
  "/trpc/": () => "/trpc/people.me",
  "/metrics": () => "/metrics",
  "/address": () => "/address",
  "/mine.ndjson": () => "/mine.ndjson",
  "/export/": () => `/export/${room}.html`,
  "/avatars/": () => `/avatars/${avatar}.webp`,
};

test.each(Object.keys(THERE) as OwnPath[])("%s is answered as by the server itself", async (path) => {
  const [through, itself] = [await ask(outer, THERE[path]()), await ask(inner, THERE[path]())];
  expect(through).toEqual(itself);
  if (path !== "/trpc") expect(through.status).toBe(200);
});

test.each(["/export/nowhere.html", "/avatars/nobody.webp", "/trpc/no.such"])(
  "%s does not exist, and no page is shown for it",
  async (path) => {
    const through = await ask(outer, path);
    expect(through).toEqual(await ask(inner, path));
    expect(through.status).toBe(404);
  },
);

test.each(["/", "/discover", `/r/attic`, "/desk/rules"])(
  "%s is a page that Vite updates while it is edited",
  async (path) => {
    const page = await ask(outer, path);
    expect(page.type).toStartWith("text/html");
    expect(page.body).toContain("/@vite/client");
  },
);

test("no file of the pages lies under a path that the server answers itself", () => {
  const files = ["client", "client/public"].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }),
  );
  const paths = files.map((file) => (file.isDirectory() ? `/${file.name}/` : `/${file.name}`));
  expect(paths).toContain("/messages/");
  expect(paths.filter(ownPathOf)).toEqual([]);
});

test("it ends after the server behind it has closed its record", async () => {
  expect(existsSync(join(data, LISTENING))).toBe(true);
  dev.kill("SIGTERM");
  expect(await dev.exited).toBe(0);
  expect(existsSync(join(data, LISTENING))).toBe(false);
});

async function ask(base: string, path: string) {
  const answer = await fetch(base + path, { headers: { authorization: `Bearer ${ada.session}` } });
  const { status, headers } = answer;
  const body = await answer.text();
  return {
    status,
    type: headers.get("content-type"),
    policy: headers.get("content-security-policy"),
    // Its numbers have moved on.
    body: path === "/metrics" ? body.replace(/[\d.e+-]+$/gm, "…") : body,
  };
}
