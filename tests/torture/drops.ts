import { connect } from "../support/client.ts";
import { openProxy } from "../support/proxy.ts";
import { mustHaveHeard, mustHoldAll, recordOf } from "./kept.ts";
import { guestIn, Reader, Writer } from "./people.ts";
import { startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";

const READERS = 20;
const WRITERS = 4;

export const drops: Trial = {
  name: "drops",
  title: "readers whose connections break again and again are told everything once, in order",
  async run(world) {
    const data = world.folder();
    const wire = openProxy();
    world.finally(() => wire.close());
    const server = await startServer(data, { env: { PUBLIC_URL: wire.url } });
    world.finally(() => server.kill());
    wire.leadTo(server.port);
    const following = await Promise.all(Array.from({ length: READERS }, () => connect(wire.url)));
    const speaking = await Promise.all(Array.from({ length: WRITERS }, () => guestIn(server.url)));
    world.finally(() => [...following, ...speaking].forEach((program) => program.close()));
    const readers = await Promise.all(following.map((program) => Reader.in(program)));
    const writers = speaking.map((program, i) => new Writer(i, program));
    const writing = writers.map((writer) => writer.write());

    const cuts = world.of(80, 500);
    for (let cut = 0; cut < cuts; cut++) {
      await Bun.sleep(world.chance.below(40));
      wire.cutOne(world.chance.below(1000));
    }
    for (const writer of writers) writer.stop();
    await Promise.all(writing);
    const last = Math.max(...writers.flatMap(({ acknowledged }) => [...acknowledged.values()]));
    await Promise.all(readers.map((reader) => reader.heard(last)));
    await server.kill();

    const events = await recordOf(data);
    mustHoldAll(events, writers);
    for (const reader of readers) mustHaveHeard(reader, events);
    must(wire.dialled > READERS + cuts / 2, `only ${wire.dialled} connections were made: nothing was cut`);
    return { cuts, readers: READERS, "messages to each": last, connections: wire.dialled };
  },
};
