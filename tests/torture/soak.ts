import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { connect, newId } from "../support/client.ts";
import { guestIn, Reader } from "./people.ts";
import { startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";

const PER_SECOND = 50;
const SPEAKERS = 10;
/** Of so many messages one has a bare write and sync beside it. */
const BARE_ONE_IN = 5;
const GROWTH = 1.2;
const LATE_MS = 100;

export const soak: Trial = {
  name: "soak",
  title: "hours of ordinary talk make the server neither larger nor slower",
  quiet: true,
  async run(world) {
    const server = await startServer(world.folder());
    world.finally(() => server.kill());
    const people = await Promise.all(Array.from({ length: SPEAKERS }, () => guestIn(server.url)));
    const following = await connect(server.url);
    world.finally(() => [...people, following].forEach((program) => program.close()));
    const reader = await Reader.in(following);
    const file = await open(join(world.folder(), "bare"), "w");
    world.finally(() => file.close());

    const seconds = world.of(6, world.minutes * 60);
    const memory: number[] = [];
    const answers: number[] = [];
    // What the machine itself takes, whatever else it has to do.
    const bare: number[] = [];
    let last = 0;
    const say = async (n: number) => {
      await Bun.sleep((n * 1000) / PER_SECOND);
      if (n % BARE_ONE_IN === 0) bare.push(await took(() => writeAndSync(file)));
      const post = { room: "lobby", id: newId(), text: "as people talk" };
      answers.push(
        await took(async () => {
          const { version = 0 } = (await people[n % SPEAKERS]?.call.messages.post.mutate(post)) ?? {};
          last = Math.max(last, version);
        }),
      );
    };
    for (let second = 0; second < seconds; second++) {
      await Promise.all([Bun.sleep(1_000), ...Array.from({ length: PER_SECOND }, (_, n) => say(n))]);
      memory.push(server.memoryBytes());
    }
    await reader.heard(last);
    must(reader.faults.length === 0, reader.faults.join());

    const [early = 0, end = 0] = [memory[Math.floor(seconds / 3)], memory.at(-1)];
    const figures = {
      messages: answers.length,
      "answer p99.9, ms": slowest(answers),
      "bare sync p99.9, ms": slowest(bare),
      "memory after a third, MB": Math.round(early / 1e6),
      "memory at the end, MB": Math.round(end / 1e6),
    };
    must(end < early * world.of(2, GROWTH), `memory grew: ${JSON.stringify(figures)}`);
    // Whoever comes while a sync runs waits for that one, and then for their own.
    const most = 2 * slowest(bare) + LATE_MS * world.of(20, 1);
    must(slowest(answers) < most, `answers come late: ${JSON.stringify(figures)}`);
    return figures;
  },
};

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function writeAndSync(file: FileHandle): Promise<void> {
  await file.write("as long as the line of a message, about so many bytes, and one more\n");
  await file.datasync();
}

/** All but one in a thousand are quicker. */
function slowest(times: readonly number[]): number {
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.999)] ?? 0);
}
