import { connect, newId } from "../support/client.ts";
import { guestIn, Reader } from "./people.ts";
import { startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";

const PER_SECOND = 50;
const SPEAKERS = 10;
const GROWTH = 1.2;
const LATE_MS = 100;

export const soak: Trial = {
  name: "soak",
  title: "hours of ordinary talk make the server neither larger nor slower",
  async run(world) {
    const server = await startServer(world.folder());
    world.finally(() => server.kill());
    const people = await Promise.all(Array.from({ length: SPEAKERS }, () => guestIn(server.url)));
    const following = await connect(server.url);
    world.finally(() => [...people, following].forEach((program) => program.close()));
    const reader = await Reader.in(following);
    const seconds = world.of(6, world.minutes * 60);
    const memory: number[] = [];
    const late: number[] = [];
    for (let second = 0; second < seconds; second++) {
      const began = performance.now();
      const posts = Array.from({ length: PER_SECOND }, async (_, i) => {
        await Bun.sleep((i * 1000) / PER_SECOND);
        const sent = performance.now();
        await people[i % SPEAKERS]?.call.messages.post.mutate({ room: "lobby", id: newId(), text: `talk ${second}` });
        late.push(performance.now() - sent);
      });
      await Promise.all(posts);
      memory.push(server.memoryBytes());
      await Bun.sleep(Math.max(0, 1000 - (performance.now() - began)));
    }
    await reader.heard(reader.last);
    must(reader.faults.length === 0, reader.faults.join());
    late.sort((a, b) => a - b);
    const p999 = Math.round(late[Math.floor(late.length * 0.999)] ?? 0);
    const [early = 0, end = 0] = [memory[Math.floor(seconds / 3)], memory.at(-1)];
    must(end < early * world.of(2, GROWTH), `memory went from ${early} to ${end} bytes`);
    must(p999 < LATE_MS * world.of(20, 1), `an answer in a thousand takes ${p999} ms`);
    return { messages: late.length, "answer p99.9, ms": p999, "memory MB": Math.round(end / 1e6) };
  },
};
