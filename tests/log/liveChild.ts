// A house of its own process for the tests that kill it: 16 writers, erasures, a room that is closed again and again,
// checkpoints and rewritten files until it is ended.
// Says on standard output what was acknowledged: "said <room> <version>", "took <room> <version>".
import fs from "node:fs";
import { openLog } from "../../server/log/files.ts";
import { said } from "./given.ts";

const WRITERS = 16;
const [folder = "", acknowledges = "after"] = process.argv.slice(2);

const log = await openLog({
  folder,
  maxFileBytes: 200_000,
  onFailure(error) {
    throw error;
  },
});

/** Synchronous: what was said before a kill has reached the reader. */
const tell = (what: string): void => void fs.writeSync(1, `${what}\n`);

async function write(writer: number): Promise<void> {
  const room = `room:${writer}`;
  for (let version = log.versionOf(room); ; version++) {
    const next = version + 1;
    const erases = next % 10 === 0 ? [next - 5] : undefined;
    // A control that speaks too early: the tests must see through it.
    if (acknowledges === "before") tell(`said ${room} ${next}`);
    const { outcome } = await log.append(room, version, [said(`words-of-${writer}-${next}-end`, { erases })]);
    if (outcome !== "recorded") throw new Error(outcome);
    if (acknowledges === "after") tell(`said ${room} ${next}`);
    if (erases) {
      await log.erase(room, erases);
      tell(`took ${room} ${next - 5}`);
    }
  }
}

/** Most of what is written, and soon gone. */
async function closeAgainAndAgain(): Promise<void> {
  const room = "room:closing";
  for (;;) {
    for (let i = 0; i < 20; i++) await log.append(room, log.versionOf(room), [said("x".repeat(9_000))]);
    await log.append(room, log.versionOf(room), [{ type: "room-closed", at: 1, erases: "all" }]);
    await log.erase(room, "all");
  }
}

async function compactAgainAndAgain(): Promise<void> {
  for (;;) {
    const { files } = await log.compact();
    if (files > 0) tell(`compacted ${files}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

tell("open");
setInterval(() => log.checkpoint(), 40);
void closeAgainAndAgain();
void compactAgainAndAgain();
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
