import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, newId } from "../support/client.ts";
import { guestIn, Reader } from "./people.ts";
import { startServer } from "./server.ts";
import { lackingStrace, traced } from "./strace.ts";
import { must, type Trial } from "./trial.ts";

const WRITERS = 5;

export const syncs: Trial = {
  name: "syncs",
  title: "nobody is answered, and nobody is told of a message, before the disk has it",
  lacking: lackingStrace,
  async run(world) {
    const trace = join(world.folder(), "trace");
    const calls = "pwrite64,fdatasync,sendto,sendmsg,write,writev";
    const server = await startServer(world.folder(), { command: traced(trace, calls, "-s", "1000000") });
    world.finally(() => server.kill());
    const people = await Promise.all(Array.from({ length: WRITERS }, () => guestIn(server.url)));
    const following = await connect(server.url);
    world.finally(() => [...people, following].forEach((program) => program.close()));
    const reader = await Reader.in(following);
    const each = world.of(30, 200);
    await Promise.all(
      people.map(async ({ call }) => {
        for (let i = 0; i < each; i++) await call.messages.post.mutate({ room: "lobby", id: newId(), text: "synced?" });
      }),
    );
    await reader.heard(reader.last);
    await server.kill();
    const { told, early } = inOrderOfTime(readFileSync(trace, "utf8"));
    must(told >= WRITERS * each, `only ${told} answers were seen in the trace`);
    must(early.length === 0, `${early.length} were told of before they were synced: ${early.slice(0, 5).join(", ")}`);
    return { "sent under strace": WRITERS * each, "frames that told of a message": told };
  },
};

/** Goes through a trace: what was written, what of it is synced, and what is said on sockets. */
function inOrderOfTime(trace: string): { told: number; early: number[] } {
  let [file, written, safe, told] = ["", 0, 0, 0];
  const early: number[] = [];
  /** What a sync under way will make safe, by thread. */
  const syncing = new Map<string, number>();
  for (const line of trace.split("\n")) {
    const [, thread = "", what = ""] = /^(\d+) +[\d.]+ (.*)$/.exec(line) ?? [];
    if (what.startsWith("pwrite64(")) {
      const versions = versionsIn(what, /\\"stream\\":\\"room:lobby\\",\\"version\\":(\d+)/g);
      if (versions.length > 0) file = /^pwrite64\((\d+)/.exec(what)?.[1] ?? "";
      written = Math.max(written, ...versions);
    } else if (what.startsWith(`fdatasync(${file}`)) syncing.set(thread, written);
    else if (/^(sendto|sendmsg|write|writev)\(/.test(what)) {
      const versions = versionsIn(what, /\\"version\\":(\d+)/g);
      told += versions.length > 0 ? 1 : 0;
      early.push(...versions.filter((version) => version > safe));
    }
    if (/^(fdatasync|<\.\.\. fdatasync)/.test(what) && what.endsWith("= 0")) {
      safe = Math.max(safe, syncing.get(thread) ?? 0);
      syncing.delete(thread);
    }
  }
  return { told, early };
}

const versionsIn = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(([, version]) => Number(version));
