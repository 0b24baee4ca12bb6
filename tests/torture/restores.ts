import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { connect } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { until } from "../support/until.ts";
import { recordOf } from "./kept.ts";
import { guestIn, Writer } from "./people.ts";
import { type Running, startServer } from "./server.ts";
import { must, type Trial, type World } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

export const restores: Trial = {
  name: "restores",
  title: "a backup taken under load comes back, and screens of the lost future load again",
  async run(world) {
    let events = 0;
    for (const name of world.of(["backup.tar.gz"], ["backup.tar.gz", "backup"]))
      events = await backUpAndRestore(world, join(world.folder(), name));
    return { "events brought back": events };
  },
};

const PICTURE = "of-somebody-0123456789.webp";

async function backUpAndRestore(world: World, backup: string): Promise<number> {
  const data = world.folder();
  let server: Running = await startServer(data);
  world.finally(() => server.kill());
  const { port, url } = server;
  const people = await Promise.all(Array.from({ length: 8 }, () => guestIn(url)));
  const following = await connect(url);
  world.finally(() => [...people, following].forEach((program) => program.close()));
  const writers = people.map((program, i) => new Writer(i, program));
  const writing = writers.map((writer) => writer.write());
  const acknowledged = () => writers.flatMap((writer) => [...writer.acknowledged.keys()]);
  await until("something is said", () => acknowledged().length > 200);

  const follower = await new Follower(following, "lobby").enter();
  mkdirSync(join(data, "avatars"), { mode: 0o700 });
  writeFileSync(join(data, "avatars", PICTURE), "a picture");
  const before = acknowledged();
  await run(data, ["scripts/backup.ts", backup], 0);
  await run(data, ["scripts/verify.ts"], 0);
  await run(data, ["scripts/backup.ts", backup], 1, "is there already");
  await run(data, ["scripts/restore.ts", backup, "--replace"], 1, "in use by process");
  const since = acknowledged().length;
  await until("more is said", () => acknowledged().length > since + 200);
  for (const writer of writers) writer.stop();
  await Promise.all(writing);
  await server.kill();

  await run(data, ["scripts/restore.ts", backup], 1, "holds a record already");
  await run(data, ["scripts/restore.ts", backup, "--replace"], 0);
  must(existsSync(join(data, "avatars", PICTURE)), "a picture that somebody wears was not brought back");
  await run(data, ["scripts/verify.ts"], 0);
  const aside = readdirSync(data).find((name) => name.startsWith("replaced-"));
  must(aside !== undefined && existsSync(join(data, aside, "log")), "what was there was not kept");
  server = await startServer(data, { port });
  await until("the screen is told to load again", () => follower.reloads > 0);
  await server.kill();

  const events = await recordOf(data);
  const there = new Set(events.map((event) => ("id" in event ? event.id : undefined)));
  const lost = before.filter((id) => !there.has(id));
  must(lost.length === 0, `the backup lacks ${lost.length} messages that were acknowledged before it`);
  must(there.size < acknowledged().length, "nothing was lost with the future: the backup was not brought back");
  await mustBeWhole(world, data);
  return events.length;
}

/** Runs a script on a data folder, as a host does. */
async function run(data: string, script: readonly string[], expected: number, words = ""): Promise<void> {
  const child = Bun.spawn([process.execPath, ...script], {
    cwd: root,
    env: { ...process.env, DATA_DIR: data },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = (await Promise.all([child.stdout, child.stderr].map((output) => new Response(output).text()))).join("");
  const code = await child.exited;
  must(code === expected && said.includes(words), `${script.join(" ")} ended with ${code}, not ${expected}: ${said}`);
}
