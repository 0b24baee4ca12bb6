import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { all, filesThatSay, newFolder, openIn } from "./given.ts";

/** What a child acknowledged, over all its lives: the highest version per room, and what was taken back. */
interface Told {
  said: Map<string, number>;
  took: [room: string, version: number][];
  /** How many files were rewritten. */
  compacted: number;
}

interface Child {
  opened: Promise<void>;
  /** Kills it, and resolves when all that it told was heard. */
  kill: () => Promise<void>;
}

function liveIn(folder: string, told: Told, acknowledges = "after"): Child {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "liveChild.ts"), folder, acknowledges], {
    stdout: "pipe",
    stderr: "inherit",
  });
  const opened = Promise.withResolvers<void>();
  const heard = (async () => {
    let rest = "";
    for await (const bytes of child.stdout) {
      const lines = (rest + Buffer.from(bytes).toString()).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(told, line, opened.resolve);
    }
  })();
  return {
    opened: opened.promise,
    async kill() {
      child.kill("SIGKILL");
      await child.exited;
      await heard;
    },
  };
}

function hear(told: Told, line: string, onOpen: () => void): void {
  const [what, room = "", version = "0"] = line.split(" ");
  if (what === "open") onOpen();
  if (what === "said") told.said.set(room, Math.max(told.said.get(room) ?? 0, Number(version)));
  if (what === "compacted") told.compacted += Number(room);
  if (what === "took") told.took.push([room, Number(version)]);
}

/** What of the acknowledged is not as it should be. */
async function missing(folder: string, told: Told): Promise<string[]> {
  const log = await openIn(folder);
  const events = await all(log);
  const wrong: string[] = [];
  events.forEach(({ seq }, i) => {
    if (seq <= (events[i - 1]?.seq ?? 0)) wrong.push(`event ${seq} stands behind ${events[i - 1]?.seq}`);
  });
  for (const [room, version] of told.said) {
    const kept = events.filter((event) => event.stream === room);
    kept.forEach((event, i) => {
      const words = `words-of-${room.slice(5)}-${i + 1}-end`;
      const right = event.version === i + 1 && (event.erased || ("text" in event && event.text === words));
      if (!right) wrong.push(`${room} ${i + 1} is ${JSON.stringify(event)}`);
    });
    if (kept.length < version) wrong.push(`${room} ends at ${kept.length}, not ${version}`);
  }
  await log.close();
  return wrong;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("a house that is killed under load", () => {
  test("[L1] has all that was acknowledged, once, over many lives", async () => {
    using folder = newFolder();
    const told: Told = { said: new Map(), took: [], compacted: 0 };
    for (let life = 0; life < 8 || told.compacted < 3; life++) {
      const child = liveIn(folder.path, told);
      await child.opened;
      // Each life is longer than the one before, until files were rewritten in some of them, on a slow machine, too.
      await wait(20 + life * 23);
      await child.kill();
      expect(await missing(folder.path, told)).toEqual([]);
    }
    expect(told.took.length).toBeGreaterThan(20);
    for (const [room, version] of told.took.slice(0, 200))
      expect(filesThatSay(folder.path, `words-of-${room.slice(5)}-${version}-end`)).toEqual([]);
  }, 120_000);

  test("[L1] and this test would see a house that acknowledges too early", async () => {
    using folder = newFolder();
    const told: Told = { said: new Map(), took: [], compacted: 0 };
    let wrong: string[] = [];
    // Each life ends at another moment; a kill may come when nothing is under way, on a quick disk mostly.
    for (let life = 0; life < 100 && wrong.length === 0; life++) {
      const child = liveIn(folder.path, told, "before");
      await child.opened;
      await wait(15 + (life % 10) * 7);
      await child.kill();
      wrong = await missing(folder.path, told);
    }
    expect(wrong).not.toEqual([]);
  }, 120_000);

  test("[L1] copies taken meanwhile start, with all that was acknowledged before the copy began", async () => {
    using folder = newFolder();
    using copies = newFolder();
    const told: Told = { said: new Map(), took: [], compacted: 0 };
    const child = liveIn(folder.path, told);
    await child.opened;
    const taken: { path: string; before: Told }[] = [];
    for (let i = 0; i < 12 || told.compacted < 3; i++) {
      await wait(30);
      const path = join(copies.path, String(i));
      taken.push({ path, before: structuredClone(told) });
      await Bun.spawn(["cp", "-r", folder.path, path], { stderr: "ignore" }).exited;
    }
    await child.kill();
    expect(taken.at(-1)?.before.said.size).toBe(16);
    for (const { path, before } of taken) expect(await missing(path, before)).toEqual([]);
  }, 120_000);
});
