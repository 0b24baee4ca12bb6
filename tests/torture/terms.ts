import { existsSync } from "node:fs";
import { join } from "node:path";
import { mustHoldAll, recordOf } from "./kept.ts";
import { guestIn, Writer } from "./people.ts";
import { type Running, startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";
import { follow } from "./wire.ts";

const SERVICE_RESTART = 1012;
const LEAVES_WITHIN_MS = 5_000;

export const terms: Trial = {
  name: "terms",
  title: "a server that is asked to end tells everybody, finishes what it took, and leaves nothing behind",
  async run(world) {
    const data = world.folder();
    let server: Running = await startServer(data);
    world.finally(() => server.kill());
    const { port, url } = server;
    const people = await Promise.all(Array.from({ length: 8 }, () => guestIn(url)));
    world.finally(() => people.forEach((program) => program.close()));
    const writers = people.map((program, i) => new Writer(i, program));
    const writing = writers.map((writer) => writer.write());

    const rounds = world.of(4, 50);
    let longest = 0;
    for (let round = 0; round < rounds; round++) {
      const followers = await Promise.all(people.map(({ session }) => follow(url, session)));
      await Bun.sleep(world.chance.between(20, 200));
      const began = performance.now();
      server.signal("SIGTERM");
      const code = await server.exited;
      longest = Math.max(longest, performance.now() - began);
      must(code === 0, `it ended with ${code}: ${server.said()}`);
      for (const follower of followers) {
        const told = await follower.closed;
        must(told === SERVICE_RESTART, `a socket was closed with ${told}`);
      }
      for (const left of [".held", ".holder"]) must(!existsSync(join(data, left)), `${left} was left behind`);
      server = await startServer(data, { port });
    }
    for (const writer of writers) writer.stop();
    await Promise.all(writing);
    await server.kill();
    must(longest < LEAVES_WITHIN_MS, `it took ${Math.round(longest)} ms to end`);
    mustHoldAll(await recordOf(data), writers);
    return { ended: rounds, "longest ms": Math.round(longest) };
  },
};
