import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mustHoldAll, recordOf } from "./kept.ts";
import { guestIn, Writer } from "./people.ts";
import { type Running, startServer } from "./server.ts";
import { lackingStrace, traced } from "./strace.ts";
import { type Figures, must, type Trial, type World } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

/** Each kind of call, and from its which on it fails: some are needed to start. */
const KINDS = [
  ["fdatasync", 8],
  ["pwrite64", 30],
  ["rename", 4],
] as const;
const ENDS_WITHIN_MS = 1_000;

export const failing: Trial = {
  name: "failing",
  title: "when the disk fails, nothing more is acknowledged, the server ends, and the next one has it all",
  lacking: lackingStrace,
  async run(world) {
    const figures: Figures = {};
    for (const [call, from] of KINDS)
      for (let round = 0; round < world.of(1, 10); round++) {
        const took = await failOnce(world, call, from + world.chance.below(5) * (call === "rename" ? 0 : 1));
        figures[`${call}: ended after ms`] = Math.max(Number(figures[`${call}: ended after ms`] ?? 0), took);
      }
    return figures;
  },
};

async function failOnce(world: World, call: string, from: number): Promise<number> {
  const data = world.folder();
  const trace = join(world.folder(), "trace");
  const command = traced({ trace, calls: call }, "-e", `inject=${call}:error=EIO:when=${from}+`);
  let server: Running = await startServer(data, { command });
  world.finally(() => server.kill());
  const { port, url } = server;
  const people = await Promise.all(Array.from({ length: 4 }, () => guestIn(url)));
  world.finally(() => people.forEach((program) => program.close()));
  const writers = people.map((program, i) => new Writer(i, program));
  const writing = writers.map((writer) => writer.write());
  // What is renamed is renamed at the end.
  if (call === "rename") server.signal("SIGTERM");
  const code = await server.exited;
  const ended = Date.now();
  const failed = Number(/^\d+ +(\d+\.\d+) .*INJECTED/m.exec(readFileSync(trace, "utf8"))?.[1]) * 1000;
  must(code !== 0, `it went on as if ${call} had not failed: ${server.said()}`);
  must(failed > 0, `${call} did not fail`);

  server = await startServer(data, { port });
  for (const writer of writers) writer.stop();
  await Promise.all(writing);
  await server.kill();
  mustHoldAll(await recordOf(data), writers);
  await mustBeWhole(world, data);
  const took = Math.round(ended - failed);
  must(took < ENDS_WITHIN_MS * world.of(5, 1), `it took ${took} ms to end`);
  return took;
}
