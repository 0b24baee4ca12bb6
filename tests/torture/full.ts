import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, newId, type Program } from "../support/client.ts";
import { until } from "../support/until.ts";
import { mustHoldAll, recordOf } from "./kept.ts";
import { guestIn, Writer } from "./people.ts";
import { startServer } from "./server.ts";
import { must, type Trial, type World } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

const DISK = "6m";
const BACK_WITHIN_MS = 5_000;

export const full: Trial = {
  name: "full",
  title: "on a full disk nothing is lost or made up, reading goes on, and writing comes back with the space",
  lacking: () =>
    process.platform === "linux" && process.getuid?.() === 0 ? undefined : "only root mounts a small disk",
  async run(world) {
    const disk = smallDisk(world);
    const data = join(disk, "data");
    const filler = join(disk, "filler");
    const server = await startServer(data);
    world.finally(() => server.kill());
    const people = await Promise.all(Array.from({ length: 4 }, () => guestIn(server.url)));
    const [someone] = people;
    world.finally(() => people.forEach((program) => program.close()));
    const writers = people.map((program, i) => new Writer(i, program));
    const writing = writers.map((writer) => writer.write());
    const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);

    const refused: string[] = [];
    const tryOnce = async (): Promise<string> => {
      const id = newId();
      const post = someone?.call.messages.post.mutate({ room: "lobby", id, text: "is there space?" });
      const answer = await Promise.resolve(post).then(
        () => "said",
        (error: { data?: { reason?: string } }) => error.data?.reason ?? "failed",
      );
      if (answer === "said") writers[0]?.asked.add(id);
      else refused.push(id);
      return answer;
    };

    const times = world.of(2, 20);
    let longest = 0;
    for (let time = 0; time < times; time++) {
      fill(disk, filler, world.chance.between(5_000, 60_000));
      await until("the disk is full", async () => (await tryOnce()) === "disk-full", 20_000);
      const { messages } = (await someone?.call.rooms.enter.mutate({ room: "lobby" })) ?? { messages: [] };
      must(messages.length > 0, "nothing can be read on a full disk");
      const before = acknowledged();
      rmSync(filler);
      const began = performance.now();
      await until("writing comes back", () => acknowledged() > before, BACK_WITHIN_MS);
      longest = Math.max(longest, performance.now() - began);
    }
    for (const writer of writers) writer.stop();
    await Promise.all(writing);
    await server.kill();
    const last = await startsOnFullDisk(world, { data, disk, filler, session: someone?.session ?? "" });
    writers[0]?.asked.add(last);
    const events = await recordOf(data);
    mustHoldAll(events, writers);
    must(!events.some((event) => "id" in event && refused.includes(String(event.id))), "what was refused is there");
    await mustBeWhole(world, data);
    return {
      "times full": times,
      acknowledged: acknowledged(),
      refused: refused.length,
      "back after ms": Math.round(longest),
    };
  },
};

/** To the last byte but so many. */
function fill(disk: string, filler: string, left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

/** A server that ended on a full disk starts there again: people read on, and speak once there is space. Answers the id. */
async function startsOnFullDisk(
  world: World,
  { data, disk, filler, session }: { data: string; disk: string; filler: string; session: string },
): Promise<string> {
  fill(disk, filler, 0);
  const server = await startServer(data);
  world.finally(() => server.kill());
  const someone = await connect(server.url, session);
  world.finally(() => someone.close());
  const { messages } = await someone.call.rooms.enter.mutate({ room: "lobby" });
  must(messages.length > 0, "nothing can be read after a start on a full disk");
  rmSync(filler);
  const id = newId();
  await until("writing comes back", () => says(someone, id), BACK_WITHIN_MS);
  await server.kill();
  return id;
}

const says = (program: Program, id: string): Promise<boolean> =>
  program.call.messages.post.mutate({ room: "lobby", id, text: "there is space again" }).then(
    () => true,
    () => false,
  );

function smallDisk(world: World): string {
  const path = join(world.folder(), "disk");
  mkdirSync(path);
  const mounted = Bun.spawnSync(["mount", "-t", "tmpfs", "-o", `size=${DISK}`, "tmpfs", path]);
  must(mounted.exitCode === 0, `no disk: ${mounted.stderr.toString()}`);
  world.finally(() => Bun.spawnSync(["umount", path]));
  return path;
}
