// A house shared by a link, with a stand-in for the tunnel.
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { freePort } from "../../scripts/freePort.ts";
import { PING_MS } from "../../server/limits.ts";
import { connect } from "../support/client.ts";
import { PING, shakeHands, textFrame } from "../support/raw.ts";
import { until } from "../support/until.ts";
import { startServer } from "../torture/server.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-share-"));
const bin = join(folder, "bin");
const data = join(folder, "data");
const edgePort = await freePort();
const edge = `http://127.0.0.1:${edgePort}`;

/** `bun run share`, with a cloudflared on its path that is the stand-in. */
function share(env: Record<string, string> = {}) {
  const child = Bun.spawn([process.execPath, join(root, "scripts/share.ts")], {
    cwd: folder,
    env: { PATH: `${bin}:/usr/bin:/bin`, HOME: folder, DATA_DIR: data, EDGE_PORT: String(edgePort), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const read = async (output: ReadableStream<Uint8Array>) => {
    for await (const bytes of output) said += new TextDecoder().decode(bytes);
  };
  const done = Promise.all([read(child.stdout), read(child.stderr)]).then(() => child.exited);
  const links = () => [...said.matchAll(/Open +(https:\S+)/g)].map(([, link = ""]) => link);
  return {
    said: () => said,
    links,
    done,
    async link(nth = 1) {
      await until(`link ${nth}`, () => links().length >= nth, 20_000);
      return links()[nth - 1] ?? "";
    },
    end() {
      child.kill("SIGTERM");
      return done;
    },
  };
}

beforeAll(() => {
  mkdirSync(bin);
  mkdirSync(data);
  writeFileSync(join(data, "chatrooms.txt"), "lobby\n");
  const program = join(bin, "cloudflared");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(import.meta.dirname, "standIn.ts")}" "$@"\n`);
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody who comes by the link. */
const outside = (link: string, path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(edge + path, { ...init, headers: { host: new URL(link).host, ...headers } });
const json = { "content-type": "application/json" };
/** A browser there that asks who it is. */
const me = (link: string) => outside(link, "/trpc/people.me", { origin: link, ...json }, { method: "POST" });

describe.skipIf(process.platform === "win32")("a house that is shared by a link", () => {
  test("is reached by it from outside, over https, and as before from here", async () => {
    const server = await startServer(data);
    const sharing = share();
    const link = await sharing.link();
    expect(link).toMatch(/^https:\/\/[\w-]+\.trycloudflare\.com$/);
    await until("the house to know its link", () => server.said().includes(link));
    const page = await me(link);
    expect(page.status).toBe(200);
    expect(page.headers.get("set-cookie")).toMatch(/^__Host-sid=.*Secure$/);
    expect(page.headers.get("strict-transport-security")).not.toBeNull();
    const here = await fetch(`${server.url}/trpc/people.me`, {
      method: "POST",
      headers: { origin: server.url, ...json },
    });
    expect(here.headers.get("set-cookie")).toMatch(/^sid=/);
    expect(here.headers.get("strict-transport-security")).toBeNull();
    // A page at the link gets its socket, one at another tunnel none.
    const socket = (origin: string) => shakeHands(edgePort, { Host: new URL(link).host, Origin: origin }, "/trpc");
    expect(await (await socket(link)).status()).toBe(101);
    expect(await (await socket("https://evil.trycloudflare.com")).status()).toBe(403);
    await sharing.end();
    await until("the house to forget the link", () => server.said().includes("leads nowhere"));
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const gone = await fetch(`${server.url}/trpc/people.me`, { headers: { host: new URL(link).host } });
    expect(gone.status).toBe(421);
    await server.kill();
  }, 60_000);

  test("sees everybody's own address, and is not lied to about it", async () => {
    const server = await startServer(data);
    const sharing = share();
    const link = await sharing.link();
    await until("the house to know its link", () => server.said().includes(link));
    const seen = async (headers: Record<string, string>) =>
      (await (await outside(link, "/address", headers)).text()).trim();
    expect(await seen({ "x-test-caller": "198.51.100.4" })).toBe("198.51.100.4");
    expect(await seen({ "x-test-caller": "198.51.100.4", "x-forwarded-for": "192.0.2.1" })).toBe("198.51.100.4");
    // Whoever comes another way is not believed what a tunnel would say.
    const direct = await fetch(`${server.url}/address`, { headers: { "x-forwarded-for": "192.0.2.1" } });
    expect((await direct.text()).trim()).toBe("127.0.0.1");
    await sharing.end();
    await server.kill();
  }, 60_000);

  test("gets a new link when its tunnel dies, and is known by the old one no longer", async () => {
    const sharing = share({ PORT: "0", HOST: "127.0.0.1" });
    const first = await sharing.link();
    await fetch(`${edge}/.die`).catch(() => undefined);
    const second = await sharing.link(2);
    expect(second).not.toBe(first);
    expect(sharing.said()).toContain("The tunnel ended. Trying again in 1 s; the house goes on.");
    await until("the house to answer at the new link", async () => (await me(second)).status === 200);
    const [, local = ""] = /Here +(http:\S+)/.exec(sharing.said()) ?? [];
    expect((await fetch(`${local}/address`, { headers: { host: new URL(first).host } })).status).toBe(421);
    expect(await sharing.end()).toBe(0);
  }, 60_000);

  test("tells pages that are open where others find it now", async () => {
    const server = await startServer(data);
    const program = await connect(server.url);
    const told: (string | undefined)[] = [];
    const following = program.call.live.house.subscribe(undefined, {
      onData: ({ address }) => void (address && told.push(address.link)),
    });
    await until("the first news", () => told.length > 0);
    const sharing = share();
    const link = await sharing.link();
    await until("news of the link", () => told.includes(link));
    await sharing.end();
    await until("news of its end", () => told.at(-1) === undefined);
    expect(told).toEqual([undefined, link, undefined]);
    following.unsubscribe();
    program.close();
    await server.kill();
  }, 60_000);

  test("is never silent for so long that a tunnel would cut it", async () => {
    const sharing = share({ PORT: "0", HOST: "127.0.0.1", EDGE_IDLE_MS: String(PING_MS + 10_000) });
    const link = await sharing.link();
    await until("the house to answer", async () => (await me(link)).status === 200);
    const { result } = await (await outside(link, "/trpc/people.me")).json();
    const socket = await shakeHands(edgePort, { Host: new URL(link).host });
    expect(await socket.status()).toBe(101);
    socket.write(textFrame({ method: "connectionParams", data: { session: result.data.session } }));
    await until("a ping", () => socket.frames.some(({ opcode }) => opcode === PING), PING_MS + 5_000);
    const silence = Number(await (await fetch(`${edge}/.silence`)).text());
    expect(silence).toBeWithin(1_000, PING_MS + 5_000);
    expect(socket.closed).toBe(false);
    await sharing.end();
  }, 90_000);

  test("without cloudflared says what to install, and starts nothing", async () => {
    const sharing = share({ PATH: "/nowhere", BUN_CONFIG_REGISTRY: "http://127.0.0.1:9" });
    expect(await sharing.done).toBe(1);
    for (const way of ["brew install cloudflared", "winget install", "apt-get install cloudflared"])
      expect(sharing.said()).toContain(way);
    expect(sharing.said()).not.toContain("Here ");
  }, 60_000);
});
