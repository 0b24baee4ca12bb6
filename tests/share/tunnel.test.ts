import { describe, expect, test } from "bun:test";
import { growingPause, keepTunnel } from "../../scripts/share/tunnel.ts";
import { until } from "../support/until.ts";

/** A tunnel of a program that prints these lines and ends; closed after so many attempts. */
async function tried(attempts: number, ...lines: string[]) {
  const links: (string | undefined)[] = [];
  const said: string[] = [];
  const paused: number[] = [];
  const program = `for (const line of ${JSON.stringify(lines)}) console.error(line); process.exitCode = 1;`;
  const tunnel = keepTunnel({
    command: [process.execPath, "-e", program],
    house: "http://127.0.0.1:9",
    onLink: (link) => links.push(link),
    say: (line) => said.push(line),
    pauseBefore(attempt) {
      paused.push(attempt);
      return 1;
    },
  });
  await until(`${attempts} attempts`, () => paused.length >= attempts);
  await tunnel.close();
  return { links, said, paused: paused.slice(0, attempts) };
}

describe("a tunnel", () => {
  test("that dies is started again, and the pauses before it grow up to a minute", async () => {
    const { paused, said } = await tried(3, '2026-11-25T12:00:00Z ERR failed to dial to edge error="timeout"');
    expect(paused).toEqual([1, 2, 3]);
    expect(said[0]).toStartWith("The tunnel ended: failed to dial to edge");
    expect([1, 2, 3, 7, 99].map(growingPause)).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
  });
  test("has its link told once, and that it went", async () => {
    const line = "2026-11-25T12:00:00Z INF |  https://four-random-words.trycloudflare.com  |";
    const { links } = await tried(1, line, line);
    expect(links.slice(0, 2)).toEqual(["https://four-random-words.trycloudflare.com", undefined]);
  });
  test("takes no other address for its link", async () => {
    const { links } = await tried(
      1,
      'ERR Post "https://api.trycloudflare.com/tunnel": dial tcp: lookup failed',
      "INF see https://www.cloudflare.com/website-terms/",
      "INF https://four-words.trycloudflare.com.evil.example",
    );
    expect(links.filter((link) => link !== undefined)).toEqual([]);
  });
});
