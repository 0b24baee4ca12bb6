// The real server, as a host runs it: how it goes, and what it leaves behind on disk.
import { afterEach, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, newId, type Program } from "../support/client.ts";
import { shakeHands } from "../support/raw.ts";
import { until } from "../support/until.ts";
import { type Running, startServer } from "../torture/server.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-leaving-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data");
}
async function serve(data: string, env: Record<string, string> = {}): Promise<Running> {
  const server = await startServer(data, { env });
  cleanups.push(() => server.kill());
  return server;
}
async function inLobby(url: string, session?: string): Promise<Program> {
  const program = await connect(url, session);
  cleanups.push(() => program.close());
  await program.call.rooms.enter.mutate({ room: "lobby" });
  return program;
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(folder, path)).isFile());

test("told to go, it says goodbye to everybody, keeps what it acknowledged, leaves no lock, and comes back", async () => {
  const data = tempFolder();
  const server = await serve(data);
  const bo = await inLobby(server.url);
  const others = await Promise.all(Array.from({ length: 5 }, () => shakeHands(server.port)));
  for (const one of others) expect(await one.status()).toBe(101);

  const acknowledged: string[] = [];
  let going = false;
  const talking = (async () => {
    for (let i = 0; !going; i += 1) {
      const post = bo.call.messages.post.mutate({ room: "lobby", id: newId(), text: `line ${i}` });
      await post.then(() => acknowledged.push(`line ${i}`)).catch(() => undefined);
    }
  })();
  await until("some lines", () => acknowledged.length >= 20);
  const began = performance.now();
  server.signal("SIGTERM");
  server.signal("SIGTERM");
  expect(await server.exited).toBe(0);
  expect(performance.now() - began).toBeLessThan(5_000);
  going = true;
  bo.close();
  await talking;
  for (const one of others) expect(one.closeCode).toBe(1012);
  expect(readdirSync(data).filter((name) => name.startsWith(".hel") || name.startsWith(".hol"))).toEqual([]);

  const again = await serve(data);
  const { call } = await inLobby(again.url, bo.session);
  const { messages } = await call.rooms.enter.mutate({ room: "lobby" });
  const kept = messages.map(({ text }) => text);
  const newest = acknowledged.slice(-kept.length);
  // One more may have been kept than its sender was told.
  expect(kept.filter((text) => acknowledged.includes(text)).slice(-10)).toEqual(newest.slice(-10));
  expect(new Set(kept).size).toBe(kept.length);
  expect(
    (await call.messages.before.query({ room: "lobby", version: 1_000_000, limit: 50 })).messages.length,
  ).toBeGreaterThan(0);
}, 30_000);

test("where its views cannot be kept, it goes in good order all the same, and comes back without them", async () => {
  const data = tempFolder();
  mkdirSync(data);
  writeFileSync(join(data, "views"), "in the way");
  const server = await serve(data);
  const bo = await inLobby(server.url);
  await bo.call.messages.post.mutate({ room: "lobby", id: newId(), text: "kept words" });
  server.signal("SIGTERM");
  expect(await server.exited).toBe(0);
  expect(server.said()).toContain("views");
  expect(readdirSync(data)).not.toContain(".holder");

  const again = await inLobby((await serve(data)).url, bo.session);
  const { messages } = await again.call.rooms.enter.mutate({ room: "lobby" });
  expect(messages).toContainEqual(expect.objectContaining({ text: "kept words" }));
}, 30_000);

test.each(["text", "json"])(
  "what it keeps, and prints as %s, holds no address, no session and no words that were taken back",
  async (log) => {
    const data = tempFolder();
    const server = await serve(data, { TRUSTED_PROXIES: "127.0.0.1", LOG: log });
    const headers = { "x-forwarded-for": "203.0.113.77", origin: server.url, "content-type": "application/json" };
    const asked = await fetch(`${server.url}/trpc/people.me`, { method: "POST", headers });
    const [, cookie = "none"] = /sid=([^;]+)/.exec(asked.headers.get("set-cookie") ?? "") ?? [];
    const bo = await inLobby(server.url);
    const post = (text: string) => bo.call.messages.post.mutate({ room: "lobby", id: newId(), text });
    await post("kept words");
    const { version } = await post("secret words");
    await bo.call.messages.erase.mutate({ room: "lobby", version });
    const raw = await shakeHands(server.port, { "X-Forwarded-For": "203.0.113.77", Origin: "https://evil.example" });
    expect(await raw.status()).toBe(403);
    server.signal("SIGTERM");
    expect(await server.exited).toBe(0);

    const files = filesIn(data);
    expect(files.some((path) => path.startsWith("log/")) && files.some((path) => path.startsWith("views/"))).toBe(true);
    const all = [server.said(), ...files.map((path) => readFileSync(join(data, path), "latin1"))].join("\n");
    expect(all).toContain("kept words");
    expect(server.said()).not.toContain("kept words");
    expect([cookie, bo.session].map((token) => token.length)).toEqual([43, 43]);
    for (const gone of ["203.0.113.77", "secret words", cookie, bo.session]) expect(all).not.toContain(gone);
    // The list of rooms is the host's own file.
    for (const path of files.filter((one) => one !== "chatrooms.txt"))
      expect([path, statSync(join(data, path)).mode & 0o077]).toEqual([path, 0]);
  },
  30_000,
);
