// data/views/bans.json: who is banned, for people who read files. Written anew whenever that changes; never read.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Chat } from "../chat.ts";
import { actsOf, actsStream } from "../events.ts";
import type { Frozen } from "../fold.ts";
import { writeWhole } from "../wholeFile.ts";
import { type Act, isOver, type Moderation } from "./view.ts";

/** A moderator at work acts many times; the file follows once they pause. */
const SETTLED_MS = 500;

interface World {
  chat: Chat;
  now(): number;
  moderation(): Frozen<Moderation>;
  nameOf(person: string): string;
  isFleeting(room: string): boolean;
}

/** Keeps the file up to date. Answers what stops that. */
export function keepBansFile(path: string, world: World, report: (error: unknown) => void): () => void {
  let due: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    due = undefined;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeWhole(path, `${JSON.stringify(bansFrom(world), undefined, 2)}\n`);
    } catch (error) {
      report(error);
    }
  };
  world.chat.listeners.push((stream) => {
    if (stream === actsStream() || actsOf(stream) !== undefined) due ??= setTimeout(write, SETTLED_MS);
  });
  write();
  return () => {
    if (due === undefined) return;
    clearTimeout(due);
    write();
  };
}

/** As a person reads it: names, dates, reasons. */
export function bansFrom(world: World) {
  const bans = [...world.moderation().acts.values()].filter(
    (act) => act.deed === "ban" && !isOver(act, world.now()) && !(act.room && world.isFleeting(act.room)),
  );
  return {
    permanent: bans.filter(({ until }) => until === undefined).map((act) => readable(act, world)),
    temporary: bans.filter(({ until }) => until !== undefined).map((act) => readable(act, world)),
  };
}

function readable({ name, room, at, until, ground, note, by, network }: Frozen<Act>, world: World) {
  return {
    who: name,
    where: room ?? "the whole house",
    network: network !== undefined,
    since: new Date(at).toISOString(),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    why: ground,
    ...(note !== undefined && { note }),
    by: world.nameOf(by),
  };
}
