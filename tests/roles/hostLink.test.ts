// The host link of a real house: printed, kept in a file for its owner alone, used once, made anew.
import { afterEach, expect, test } from "bun:test";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HOST_LINK } from "../../server/roles/hostLink.ts";
import { arrive, overHttp } from "../support/accounts.ts";
import { connect, reasonOf } from "../support/client.ts";
import { until } from "../support/until.ts";
import { startServer } from "../torture/server.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

async function newHouse() {
  const data = mkdtempSync(join(tmpdir(), "hearsay-host-link-"));
  cleanups.push(() => rmSync(data, { recursive: true, force: true }));
  const server = await startServer(data);
  cleanups.push(() => server.kill());
  return { data, server, file: join(data, HOST_LINK) };
}

const tokenIn = (file: string) => readFileSync(file, "utf8").trim().split("/").at(-1) ?? "";

/** Everything in the record, as bytes. */
const recordOf = (data: string) =>
  readdirSync(join(data, "log"))
    .map((name) => readFileSync(join(data, "log", name), "latin1"))
    .join();

test("whoever starts a house gets a link that makes one its host, once", async () => {
  const { data, server, file } = await newHouse();
  const token = tokenIn(file);
  expect(token).toMatch(/^[\w-]{22}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(recordOf(data)).not.toContain(token);

  const [ada, bo] = [await connect(server.url), await connect(server.url)];
  cleanups.push(() => [ada, bo].forEach((one) => one.close()));
  expect(await bo.call.roles.all.query().catch(reasonOf)).toBe("not-a-moderator");
  const { session } = await overHttp(server.url, ada.session).roles.becomeHost.mutate({ token });
  const { hosts } = await overHttp(server.url, session).roles.all.query();
  expect(hosts.map(({ name }) => name)).toEqual([ada.name]);
  const again = overHttp(server.url, bo.session).roles.becomeHost.mutate({ token });
  expect(await again.catch(reasonOf)).toBe("host-link-over");
  await until("the file is gone", () => !existsSync(file));
});

test("a new link can be made while the house runs, and its maker is told", async () => {
  const { data, server, file } = await newHouse();
  const first = tokenIn(file);
  const made = Bun.spawn([process.execPath, "scripts/host-link.ts"], {
    env: { ...process.env, DATA_DIR: data },
    stdout: "pipe",
  });
  const said = await new Response(made.stdout).text();
  const [, token = ""] = /\/host\/([\w-]{22})/.exec(said) ?? [];
  expect(token).not.toBe(first);
  const { call } = await arrive(server);
  expect(await call.roles.becomeHost.mutate({ token: first }).catch(reasonOf)).toBe("host-link-over");
  const { session } = await call.roles.becomeHost.mutate({ token });
  expect((await overHttp(server.url, session).people.me.query()).role).toBe("host");
});
