import { afterAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { numberOf } from "../server/base/errorNumber.ts";
import { memoryLog } from "../server/log/memory.ts";
import { makeJournal } from "../server/terminal/journal.ts";
import { connect } from "./support/client.ts";
import { openHouse } from "./support/house.ts";
import { startServer } from "./torture/server.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-journal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOON = Date.UTC(2026, 10, 20, 12);

/** What a journal writes of everything that it can be told. */
function written(format: "text" | "json"): { out: string[]; err: string[] } {
  const [out, err]: [string[], string[]] = [[], []];
  const ends = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const journal = makeJournal(format, { ...ends, now: () => NOON, qr: false });
  journal.listening({ address: { network: "http://192.168.1.7:3000" }, port: 3000, data: "/srv/data" });
  journal.info("The room is open.");
  journal.warning("A line was cut.");
  journal.error(new Error("no such file"), "rooms.enter", "7F3K9Q");
  return { out, err };
}

describe("the journal", () => {
  test("for programs is one line of JSON each, with its level and its time", () => {
    const { out, err } = written("json");
    const lines = [...out, ...err].map((text) => {
      expect(text).toEndWith("}\n");
      expect(text.trimEnd()).not.toContain("\n");
      return JSON.parse(text);
    });
    expect(lines).toMatchObject([
      { level: "info", text: "The house listens.", here: "http://localhost:3000", network: "http://192.168.1.7:3000" },
      { level: "info", text: "The room is open." },
      { level: "warning", text: "A line was cut." },
      { level: "error", text: "no such file", where: "rooms.enter", request: "7F3K9Q", trace: expect.any(Array) },
    ]);
    for (const { at } of lines) expect(at).toBe("2026-11-20T12:00:00.000Z");
  });
  test("for people is what they can read, and says where it broke", () => {
    const { out, err } = written("text");
    expect(out.join("")).toContain("  Here      http://localhost:3000\n");
    expect(err[0]).toStartWith("2026-11-20T12:00:00.000Z rooms.enter (7F3K9Q): Error: no such file");
  });
  test("of a real house is JSON from its first line to its last", async () => {
    const server = await startServer(join(folder, "data"), { env: { LOG: "json" } });
    server.signal("SIGTERM");
    await server.exited;
    const lines = server.said().trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: expect.stringMatching(/^(info|warning)$/) });
  }, 30_000);
});

test("who meets an error that nobody foresaw is told its number, which is in the journal, and nothing else of it", async () => {
  const log = memoryLog();
  const house = await openHouse({ log });
  const ada = await connect(house.url);
  await ada.call.rooms.enter.mutate({ room: "tea" });
  log.readEach = () => Promise.reject(new Error("/srv/data/log is gone"));
  const failed = await ada.call.messages.at.query({ room: "tea", versions: [1] }).catch((error: unknown) => error);
  expect(house.errors).toHaveLength(1);
  const request = numberOf(house.errors[0] as Error);
  expect(request).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
  expect(failed).toMatchObject({ data: { reason: "failed", request }, message: expect.stringContaining(request) });
  expect(JSON.stringify(failed)).not.toContain("/srv/data");
  ada.close();
  await house.close();
});
