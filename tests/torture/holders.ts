import { join } from "node:path";
import { eventsIn } from "../../server/log/verify.ts";
import { guestIn, Writer } from "./people.ts";
import { launch, type Running, startServer } from "./server.ts";
import { must, type Trial, type World } from "./trial.ts";

const STARTERS = 8;
const REFUSES_WITHIN_MS = 1_000;

export const holders: Trial = {
  name: "holders",
  title: "a folder has one server: the second hears at once who it is, also while the first one is stopped",
  async run(world) {
    const data = world.folder();
    let server: Running = await startServer(data);
    world.finally(() => server.kill());
    const refusedAfter = await refused(world, data, server.pid);

    const program = await guestIn(server.url);
    world.finally(() => program.close());
    const writer = new Writer(0, program);
    const writing = writer.write();
    server.signal("SIGSTOP");
    await Bun.sleep(world.of(1_000, 15_000)); // after ten seconds others would call its visible lock stale
    await refused(world, data, server.pid);
    server.signal("SIGCONT");
    await writer.say(crypto.randomUUID());
    writer.stop();
    await writing;

    const rounds = world.of(3, 50);
    for (let round = 0; round < rounds; round++) {
      await server.kill();
      const starters = Array.from({ length: STARTERS }, () => launch(data, {}));
      world.finally(() => Promise.all(starters.map((starter) => starter.kill())));
      const listening = await Promise.allSettled(starters.map((starter) => starter.listening));
      const winners = listening.filter(({ status }) => status === "fulfilled").length;
      must(winners === 1, `${winners} of ${STARTERS} starters hold the folder`);
      const won = listening.findIndex(({ status }) => status === "fulfilled");
      server = { ...server, ...starters[won] };
    }
    await server.kill();
    let seq = 0;
    for await (const events of eventsIn(join(data, "log")))
      for (const event of events) must(event.seq === ++seq, `event ${event.seq} stands at ${seq}`);
    return { "refused after ms": refusedAfter, rounds, starters: STARTERS, winners: rounds };
  },
};

async function refused(world: World, data: string, holder: number): Promise<number> {
  const second = launch(data, {});
  world.finally(() => second.kill());
  const began = performance.now();
  const code = await second.listening.then(
    () => "an open door",
    () => second.exited,
  );
  const took = Math.round(performance.now() - began);
  must(code === 1, `a second server ended with ${code}`);
  must(second.said().includes(`process ${holder}`), `it did not say who holds the folder: ${second.said()}`);
  must(took < REFUSES_WITHIN_MS * 5, `it took ${took} ms to refuse`);
  return took;
}
