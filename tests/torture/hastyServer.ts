// The control: the same house on a log that acknowledges at once and writes a moment later.
import { join, resolve } from "node:path";
import { readSecret } from "../../server/heart/masks.ts";
import { openLog } from "../../server/log/files.ts";
import { holdFolder } from "../../server/log/lock.ts";
import type { Appended, Log, Recorded } from "../../server/log/log.ts";
import { openHouse } from "../support/house.ts";

/** Shorter than most pauses of a real disk: what is lost at a kill is little, and is to be found all the same. */
const LATER_MS = 5;

const data = resolve(process.env["DATA_DIR"] ?? "");
await holdFolder(data);
const log = hasty(await openLog({ folder: join(data, "log"), onFailure: () => process.exit(1) }));
const port = process.env["PORT"] ?? "0";
const house = await openHouse({ log, secret: readSecret(join(data, "secret")), settings: { PORT: port } });
console.log(`localhost:${house.port}`);

function hasty(slow: Log): Log {
  const versions = new Map<string, number>();
  let { head } = slow;
  let written: Promise<unknown> = Promise.resolve();
  let told: Parameters<Log["follow"]>[0] = () => {};
  const versionOf = (stream: string): number => versions.get(stream) ?? slow.versionOf(stream);
  const afterWriting = async <Result>(read: () => Promise<Result>): Promise<Result> => {
    await written;
    return read();
  };
  return {
    ...slow,
    get writable() {
      return true;
    },
    get head() {
      return head;
    },
    versionOf,
    async append(stream, expected, events): Promise<Appended> {
      if (expected !== versionOf(stream)) return { outcome: "conflict" };
      const recorded = events.map((event, i): Recorded => ({
        ...event,
        seq: head + i + 1,
        stream,
        version: expected + i + 1,
      }));
      head += events.length;
      versions.set(stream, expected + events.length);
      told(recorded);
      written = Bun.sleep(LATER_MS).then(() => slow.append(stream, expected, events));
      return { outcome: "recorded", events: recorded };
    },
    follow(listener) {
      told = listener;
    },
    read: (stream, from, limit) => afterWriting(() => slow.read(stream, from, limit)),
    readEach: (stream, asked) => afterWriting(() => slow.readEach(stream, asked)),
    concerning: (stream, version) => afterWriting(() => slow.concerning(stream, version)),
  };
}
