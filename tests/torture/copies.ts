import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { newId, type Program } from "../support/client.ts";
import { recordOf } from "./kept.ts";
import { guestIn, Writer } from "./people.ts";
import { type Running, startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

const WRITERS = 16;
const WITHIN_MS = 10_000;

export const copies: Trial = {
  name: "copies",
  title: "a copy of the folder, taken while all write and erase, starts and has all that was acknowledged before",
  async run(world) {
    const data = world.folder();
    let server: Running = await startServer(data);
    world.finally(() => server.kill());
    // Ended once, so that the folder holds snapshots and an index, too.
    server.signal("SIGTERM");
    await server.exited;
    server = await startServer(data);
    const people = await Promise.all(Array.from({ length: WRITERS + 1 }, () => guestIn(server.url)));
    world.finally(() => people.forEach((program) => program.close()));
    const [regretting, ...speaking] = people;
    const writers = speaking.map((program, i) => new Writer(i, program));
    const writing = writers.map((writer) => writer.write());
    let going = true;
    const erasing = (async () => {
      while (going && regretting) await sayAndErase(regretting);
    })();

    const times = world.of(5, 60);
    let kept = 0;
    let longest = 0;
    for (let time = 0; time < times; time++) {
      await Bun.sleep(world.chance.below(100));
      const before = writers.flatMap(({ acknowledged }) => [...acknowledged.keys()]);
      const copy = join(world.folder(), "copy");
      cpSync(data, copy, { recursive: true });
      must(existsSync(join(copy, "views")), "the copy holds no snapshots");
      const other = await startServer(copy);
      longest = Math.max(longest, other.startMs);
      must(longest < WITHIN_MS, `a copy took ${Math.round(longest)} ms to start`);
      await other.kill();
      const there = new Set((await recordOf(copy)).map((event) => ("id" in event ? event.id : undefined)));
      const lost = before.filter((id) => !there.has(id));
      if (time === times - 1) await mustBeWhole(world, copy, "a copy");
      must(lost.length === 0, `a copy lacks ${lost.length} of ${before.length} messages acknowledged before it`);
      kept = before.length;
    }
    going = false;
    for (const writer of writers) writer.stop();
    await Promise.all([...writing, erasing]);
    return { copies: times, "messages in the last": kept, "longest start, ms": Math.round(longest) };
  },
};

async function sayAndErase({ call }: Program): Promise<void> {
  // As fast as people may, and no faster: an erasure refused is tried again.
  await call.messages.post
    .mutate({ room: "lobby", id: newId(), text: "I never said this" })
    .then(({ version }) => call.messages.erase.mutate({ room: "lobby", version }))
    .catch(() => Bun.sleep(20));
}
