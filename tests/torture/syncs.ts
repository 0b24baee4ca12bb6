import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, newId } from "../support/client.ts";
import { guestIn, Reader } from "./people.ts";
import { startServer } from "./server.ts";
import { lackingStrace, traced } from "./strace.ts";
import { must, type Trial, type World } from "./trial.ts";

const WRITERS = 5;

export const syncs: Trial = {
  name: "syncs",
  title: "nobody is answered, and nobody is told of a message, before the disk has it",
  lacking: lackingStrace,
  async run(world) {
    const each = world.of(30, 200);
    const { told, early } = await traceTalk(world, each);
    must(told >= WRITERS * each, `only ${told} answers were seen in the trace`);
    must(early.length === 0, `${early.length} were told of before they were synced: ${early.slice(0, 5).join(", ")}`);
    return { "sent under strace": WRITERS * each, "frames that told of a message": told };
  },
};

/** Lets people talk on a server under strace. Answers which versions somebody was told of too early. */
export async function traceTalk(world: World, each: number, program?: string): Promise<Talk> {
  const trace = join(world.folder(), "trace");
  const calls = "pwrite64,fdatasync,sendto,sendmsg,write,writev";
  const command = traced({ trace, calls, program }, "-s", "1000000");
  const server = await startServer(world.folder(), { command });
  world.finally(() => server.kill());
  const people = await Promise.all(Array.from({ length: WRITERS }, () => guestIn(server.url)));
  const following = await connect(server.url);
  world.finally(() => [...people, following].forEach((guest) => guest.close()));
  const reader = await Reader.in(following);
  let last = 0;
  await Promise.all(
    people.map(async ({ call }) => {
      for (let i = 0; i < each; i++) {
        const { version } = await call.messages.post.mutate({ room: "lobby", id: newId(), text: "synced?" });
        last = Math.max(last, version);
      }
    }),
  );
  await reader.heard(last);
  await server.kill();
  const talk = new Talk();
  for (const line of readFileSync(trace, "utf8").split("\n")) talk.see(line);
  return talk;
}

/** A trace, line by line: what was written, what of it is synced, and what is said on sockets. */
class Talk {
  /** Frames that told of a message. */
  told = 0;
  readonly early: number[] = [];
  private file = "";
  private written = 0;
  private safe = 0;
  /** What a sync under way will make safe, by thread. */
  private readonly syncing = new Map<string, number>();

  see(line: string): void {
    const [, thread = "", what = ""] = /^(\d+) +[\d.]+ (.*)$/.exec(line) ?? [];
    if (what.startsWith("pwrite64(")) this.write(what);
    else if (what.startsWith(`fdatasync(${this.file}`)) this.syncing.set(thread, this.written);
    else if (/^(sendto|sendmsg|write|writev)\(/.test(what)) this.tell(what);
    if (/^(fdatasync|<\.\.\. fdatasync)/.test(what) && what.endsWith("= 0")) {
      this.safe = Math.max(this.safe, this.syncing.get(thread) ?? 0);
      this.syncing.delete(thread);
    }
  }

  private write(what: string): void {
    const versions = versionsIn(what, /\\"stream\\":\\"room:lobby\\",\\"version\\":(\d+)/g);
    if (versions.length === 0) return; // of another file
    this.file = /^pwrite64\((\d+)/.exec(what)?.[1] ?? "";
    this.written = Math.max(this.written, ...versions);
  }

  private tell(what: string): void {
    const versions = versionsIn(what, /\\"version\\":(\d+)/g);
    if (versions.length > 0) this.told += 1;
    this.early.push(...versions.filter((version) => version > this.safe));
  }
}

const versionsIn = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(([, version]) => Number(version));
