import { connect } from "../support/client.ts";
import { until } from "../support/until.ts";
import { crowdOf } from "./crowd.ts";
import { mustHaveHeard, mustHoldAll, recordOf } from "./kept.ts";
import { guestIn, Reader, Writer } from "./people.ts";
import { startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";

const DEAF = 50;
const GROWTH_BYTES = 100e6;

export const deaf: Trial = {
  name: "deaf",
  title: "clients that never read are closed, cost little memory, and cost others nothing",
  async run(world) {
    const data = world.folder();
    const server = await startServer(data);
    world.finally(() => server.kill());
    const people = await Promise.all(Array.from({ length: 4 }, () => guestIn(server.url)));
    const [following, stopped] = [await connect(server.url), await guestIn(server.url)];
    world.finally(() => [...people, following, stopped].forEach((program) => program.close()));
    const reader = await Reader.in(following);
    let here = 0;
    following.call.live.signals.subscribe({ room: "lobby" }, { onData: (signals) => (here = signals.here) });
    const crowd = await crowdOf(world, { url: server.url, sessions: [stopped.session], count: DEAF });
    await until("the deaf are here", () => here === 2);
    const before = server.memoryBytes();
    crowd.signal("SIGSTOP");

    const writers = people.map((program, i) => new Writer(i, program, "🙂".repeat(900)));
    const writing = writers.map((writer) => writer.write());
    const offered = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0) * 3_700;
    let most = 0;
    const wanted = world.of(16e6, 40e6);
    await until(
      "everything is offered and the deaf are closed",
      () => {
        most = Math.max(most, server.memoryBytes());
        return offered() >= wanted && here === 1;
      },
      world.of(60_000, 300_000),
    );
    for (const writer of writers) writer.stop();
    await Promise.all(writing);
    await reader.heard(Math.max(...writers.flatMap(({ acknowledged }) => [...acknowledged.values()])));
    await crowd.end();
    await server.kill();
    const events = await recordOf(data);
    mustHoldAll(events, writers);
    mustHaveHeard(reader, events);
    const grown = Math.round((most - before) / 1e6);
    must(most - before < GROWTH_BYTES, `memory grew by ${grown} MB`);
    return { "offered to each, MB": Math.round(offered() / 1e6), closed: DEAF, "memory grew by MB": grown };
  },
};
