import { connect, newId } from "../support/client.ts";
import { crowdOf } from "./crowd.ts";
import { guestIn } from "./people.ts";
import { startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";

/** A session may have a thousand sockets in these trials, so that nobody waits for ten thousand arrivals. */
const SESSIONS = 20;
const MEMORY_BYTES = 400e6;
const LATE_MS = 1_000;

export const sockets: Trial = {
  name: "sockets",
  title: "thousands of sockets fit, each hears a message within a second, and coming and going leaves nothing behind",
  quiet: true,
  lacking: () => (openFiles() < 12_000 ? "the limit of open files is below 12,000 (ulimit -n)" : undefined),
  async run(world) {
    const count = world.of(1_000, 10_000);
    const server = await startServer(world.folder());
    world.finally(() => server.kill());
    const guests = await Promise.all(Array.from({ length: SESSIONS }, () => guestIn(server.url)));
    const speaker = await connect(server.url, guests[0]?.session);
    world.finally(() => [...guests, speaker].forEach((program) => program.close()));
    const sessions = guests.map(({ session }) => session);
    const crowd = await crowdOf(world, { url: server.url, sessions, count });
    const late: number[] = [];
    for (let mark = 0; mark < 10; mark++) {
      const heard = crowd.heard();
      await speaker.call.messages.post.mutate({ room: "lobby", id: newId(), text: `mark-${Date.now()}` });
      late.push((await heard).p99);
    }
    const memory = server.memoryBytes();
    await crowd.end();
    late.sort((a, b) => a - b);
    must(memory < MEMORY_BYTES, `the server takes ${Math.round(memory / 1e6)} MB`);
    must((late[5] ?? 0) < LATE_MS, `p99 of a message to all is ${late[5]} ms`);

    const churned = world.form === "full" ? await churn() : {};
    return { sockets: count, "memory MB": Math.round(memory / 1e6), "p99 to all, ms": late[5] ?? 0, ...churned };

    async function churn() {
      const { minutes } = world;
      await crowdOf(world, { url: server.url, sessions, count: 2_000, churn: 100 });
      const seen: number[] = [];
      for (let minute = 0; minute < minutes; minute++) {
        for (let i = 0; i < 60; i++) {
          await Bun.sleep(1_000);
          await speaker.call.messages.post.mutate({ room: "lobby", id: newId(), text: "still here" });
        }
        seen.push(server.memoryBytes());
      }
      const [early = 0, end = 0] = [seen[Math.floor(minutes / 3)], seen.at(-1)];
      must(end < early * 1.2, `memory went from ${early} to ${end} bytes while sockets came and went`);
      return { "churn minutes": minutes, "memory after it, MB": Math.round(end / 1e6) };
    }
  },
};

function openFiles(): number {
  return Number(Bun.spawnSync(["sh", "-c", "ulimit -Hn"]).stdout.toString().replace("unlimited", "1000000"));
}
