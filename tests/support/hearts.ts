import type { Decision } from "../../server/base/decision.ts";
import type { HouseEvent, Recorded, Unplaced } from "../../server/events.ts";
// A small house of counting: enough to see how the heart decides, records and tells, without any slice.
import { Chat, type Faults } from "../../server/heart/chat.ts";
import type { Deciding, Slices, View } from "../../server/heart/states.ts";
import type { Appended, Log } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { NOON } from "./cast.ts";

export interface Counted {
  ids: string[];
}

type Event = Unplaced<HouseEvent>;

export const counted = (id: string, more: Partial<Event> = {}): Event =>
  ({ type: "message-posted", at: NOON, by: "p_bo", id, text: id, ...more }) as Event;

/** The ids of a stream, for decisions. */
export const counting: Deciding<Counted> = {
  name: "counting",
  streams: "room:",
  fold: {
    start: () => ({ ids: [] }),
    evolve: (draft, event) => void draft.ids.push(idOf(event)),
  },
};

/** Every event, for screens. */
export const everything: View<Recorded<HouseEvent>[]> = {
  name: "everything",
  fold: {
    start: () => [],
    evolve: (draft, event) => void draft.push(event),
  },
};

export const slices: Slices = {
  views: [everything],
  deciding: [counting],
  knows: () => true,
  leavesNoTrace: () => false,
};

export async function heartOn(log: Log = memoryLog(), folded: Slices = slices, faults?: Faults) {
  const chat = new Chat(log, folded, faults);
  await chat.open();
  const count = (stream: string, decide: (ids: readonly string[]) => Decision<Event>) =>
    chat.carryOut(stream, counting, (state) => decide(state.ids));
  return {
    log,
    chat,
    count,
    /** Records this, whatever was before. */
    say: (stream: string, id: string, more: Partial<Event> = {}) => count(stream, () => [counted(id, more)]),
    shown: (stream: string) => chat.read(everything).filter((event) => event.stream === stream),
    ids: (stream: string) => chat.peek(stream, counting).ids,
  };
}

export const idOf = (event: object): string => ("id" in event ? String(event.id) : "");

/** A fold that breaks at one event. */
export const brokenBy = (id: string): View<unknown>["fold"] => ({
  start: () => ({}),
  evolve(_, event) {
    if (idOf(event) === id) throw new Error(`${id} broke it`);
  },
});

/** A log whose appends may go wrong: `next` says how, once each, and afterwards they go on as ever. */
export function troubledLog(log: Log = memoryLog()) {
  const next: ("fine" | "conflict" | "full" | "broken" | "foreign")[] = [];
  const appends: string[][] = [];
  const gates = new Map<string, Promise<void>>();

  const append: Log["append"] = async (stream, expected, events): Promise<Appended> => {
    appends.push(events.map(idOf));
    await gates.get(stream);
    const trouble = next.shift();
    if (trouble === "full") return { outcome: "full" };
    if (trouble === "conflict") return { outcome: "conflict" };
    if (trouble === "broken") throw new Error("EIO: the disk is broken");
    // Somebody else was quicker.
    if (trouble === "foreign") await log.append(stream, expected, [counted("theirs")]);
    return log.append(stream, expected, events);
  };

  return {
    log: new Proxy(log, { get: (target, key) => (key === "append" ? append : Reflect.get(target, key)) }),
    next,
    /** The ids of every batch, also of those that came to nothing. */
    appends,
    /** Lets nothing be recorded in a stream until the answer is called. */
    hold(stream: string): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      gates.set(stream, promise);
      return resolve;
    },
  };
}

/** A log whose every append takes a moment, as on a disk. */
export function slowLog(log: Log = memoryLog()): Log {
  const append: Log["append"] = async (...what) => {
    await settled();
    return log.append(...what);
  };
  return new Proxy(log, { get: (target, key) => (key === "append" ? append : Reflect.get(target, key)) });
}

/** Lets everything happen that waits for nothing but its turn. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
