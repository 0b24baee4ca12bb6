// Power cuts, as far as a process can have them: kill -9 in the middle of everything.
import { connect, type Program } from "../support/client.ts";
import { mustHaveHeard, mustHoldAll, recordOf } from "./kept.ts";
import { guestIn, Reader, Writer } from "./people.ts";
import { type Running, type Starting, startServer } from "./server.ts";
import { type Figures, must, type Trial, type World } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

const WRITERS = 16;
/** From listening again until the next kill. */
const LIVES_MS = [40, 400] as const;
const RESTART_MS = 1_000;

export const kills: Trial = {
  name: "kills",
  title: "what was acknowledged is there once after each kill -9, and a reader over all of them misses nothing",
  async run(world) {
    const figures = await killAgainAndAgain(world, world.of(8, 200), {});
    // A short form shares its machine with other tests: there, only a hang fails.
    const most = world.of(10 * RESTART_MS, RESTART_MS);
    must(Number(figures["restart, median ms"]) <= most, `restarts take ${figures["restart, median ms"]} ms`);
    return figures;
  },
};

export async function killAgainAndAgain(world: World, rounds: number, starting: Starting): Promise<Figures> {
  const data = world.folder();
  const restarts: number[] = [];
  let server = await startServer(data, starting);
  world.finally(() => server.kill());
  const { port, url } = server;
  const programs: Program[] = await Promise.all(Array.from({ length: WRITERS }, () => guestIn(url)));
  const following = await connect(url);
  world.finally(() => [...programs, following].forEach((program) => program.close()));
  const reader = await Reader.in(following);
  const writers = programs.map((program, i) => new Writer(i, program));
  const writing = writers.map((writer) => writer.write());

  for (let round = 0; round < rounds; round++) {
    await somethingIsSaid(writers);
    await Bun.sleep(world.chance.between(...LIVES_MS));
    await server.kill();
    server = await startServer(data, { ...starting, port });
    restarts.push(server.startMs);
  }
  await somethingIsSaid(writers);
  for (const writer of writers) writer.stop();
  await Promise.all(writing);
  await reader.heard(Math.max(...writers.flatMap(({ acknowledged }) => [...acknowledged.values()])));
  await (server as Running).kill();

  const events = await recordOf(data);
  mustHoldAll(events, writers);
  mustHaveHeard(reader, events);
  await mustBeWhole(world, data);
  restarts.sort((a, b) => a - b);
  return {
    kills: rounds,
    acknowledged: writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
    "restart, median ms": Math.round(restarts[restarts.length >> 1] ?? 0),
    "restart, longest ms": Math.round(restarts.at(-1) ?? 0),
  };
}

/** Each life of the server is to be one in which something was said. */
async function somethingIsSaid(writers: readonly Writer[]): Promise<void> {
  const count = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  const before = count();
  const deadline = Date.now() + 20_000;
  while (count() === before) {
    must(Date.now() < deadline, "nobody is answered any more");
    await Bun.sleep(5);
  }
}
