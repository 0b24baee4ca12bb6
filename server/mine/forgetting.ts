import type { Pace } from "../base/pace.ts";
// Forgetting somebody: first they are nobody here any more, then their words, names and faces are erased room by room.
import { type HouseEvent, reportsOf, roomOf, type Whole } from "../events.ts";
import type { Finish, Process } from "../heart/processes.ts";
import type { Position } from "../log/log.ts";
import { type Traced, trailOf } from "./trail.ts";

/** Messages erased together: their room is not kept waiting for more. */
const AT_ONCE = 500;

/** What one person left in one room. */
export interface Left {
  /** Versions that hold how they looked. */
  looks: number[];
  /** Their messages, each with the versions that hold its words. */
  messages: Map<number, number[]>;
  /** The reactions that stand, as version and emoji. */
  reactions: Map<string, { version: number; emoji: string }>;
  /** Versions of what they reported there. */
  reports: number[];
}

interface LeftBehind {
  /** By room: also those that they only are in. */
  rooms: Map<string, Left>;
  /** By stream of acts: the versions of their appeals, by act. */
  appeals: Map<string, Map<string, number>>;
}

/** What one's own traces need of the house. */
export interface Mine extends Traced {
  nameOf(room: string): string | undefined;
  pictureOf(person: string): Bun.BunFile | undefined;
  /** Each reads the whole record. */
  readings: Pace;
  /** The open rooms that a person is in. */
  roomsOf(person: string): string[];
  /** Their name, face and sessions are erased; from then on they can do nothing. */
  forgetSelf(person: string): Promise<void>;
  /** Who is nobody any more, but of whom something may be left. */
  forgetting(): ReadonlySet<string>;
  forgetNames(person: string): Promise<void>;
  /** They are out of a room, and how they looked there is erased. */
  forgetMember(room: string, person: string, looks: readonly number[]): Promise<void>;
  forgetWords(
    room: string,
    person: string,
    words: {
      messages: readonly (readonly [version: number, wordsAt: readonly number[]])[];
      reactions: readonly { version: number; emoji: string }[];
    },
  ): Promise<void>;
  forgetReports(room: string, person: string, versions: readonly number[]): Promise<void>;
  forgetAppeals(stream: string, person: string, appeals: ReadonlyMap<string, number>): Promise<void>;
  /** Nothing of them is left in any room. */
  forgotten(person: string): Promise<void>;
}

/**
 * Resolves when no file holds a word of theirs from any room any more. What others said stays, also where it names
 * them; so does what moderators did about them, under the name that they were called by there.
 */
export async function forget(house: Mine & { gone: Finish }, person: string): Promise<void> {
  await house.forgetSelf(person);
  await house.gone(person);
}

export const forgetting = (house: Mine): Process => ({
  name: "forgetting",
  begins: new Set(["person-forgotten"]),
  open: () => house.forgetting(),
  run: (person) => finishForgetting(house, person),
});

async function finishForgetting(house: Mine, person: string): Promise<void> {
  await house.forgetNames(person);
  // What was on its way when they were forgotten may have been recorded while the rest was read.
  for (let after: Position | undefined, found = true; found;) {
    const upTo = house.log.position;
    const { rooms, appeals } = await leftBehind(house, person, after);
    for (const [room, traces] of rooms) await forgetIn(house, room, person, traces);
    for (const [stream, made] of appeals) await house.forgetAppeals(stream, person, made);
    found = rooms.size + appeals.size > 0;
    after = upTo;
  }
  await house.forgotten(person);
}

async function forgetIn(house: Mine, room: string, person: string, left: Left): Promise<void> {
  await house.forgetMember(room, person, left.looks);
  const [messages, reactions] = [[...left.messages], [...left.reactions.values()]];
  for (let from = 0; from < Math.max(messages.length, reactions.length); from += AT_ONCE) {
    const some = <T>(all: readonly T[]) => all.slice(from, from + AT_ONCE);
    await house.forgetWords(room, person, { messages: some(messages), reactions: some(reactions) });
  }
  if (left.reports.length > 0) await house.forgetReports(room, person, left.reports);
}

async function leftBehind(house: Mine, person: string, after: Position | undefined): Promise<LeftBehind> {
  const rooms = new Map<string, Left>();
  const appeals = new Map<string, Map<string, number>>();
  const isIn = new Set(house.roomsOf(person));
  for (const room of isIn) leftIn(rooms, room);
  for await (const events of trailOf(house, person, after)) {
    for (const event of events) {
      if (event.erased) continue;
      if (event.type === "appeal-made") noteAppeal(appeals, event);
      const room = roomOf(event.stream) ?? reportsOf(event.stream);
      if (room !== undefined) note(() => leftIn(rooms, room), event);
    }
  }
  // Reactions that were taken back stay in the record of rooms in memory, which is read again each time.
  const over = [...rooms].filter(([room, left]) => !isIn.has(room) && isNothing(left));
  for (const [room] of over) rooms.delete(room);
  return { rooms, appeals };
}

function leftIn(rooms: Map<string, Left>, room: string): Left {
  const known = rooms.get(room) ?? { looks: [], messages: new Map(), reactions: new Map(), reports: [] };
  rooms.set(room, known);
  return known;
}

function noteAppeal(appeals: Map<string, Map<string, number>>, { stream, act, version }: Appeal): void {
  appeals.set(stream, (appeals.get(stream) ?? new Map()).set(act, version));
}

type Appeal = Extract<Whole<HouseEvent>, { type: "appeal-made" }>;

const isNothing = ({ looks, messages, reactions, reports }: Left): boolean =>
  looks.length + messages.size + reactions.size + reports.length === 0;

function note(left: () => Left, event: Whole<HouseEvent>): void {
  const { version, about = 0 } = event;
  switch (event.type) {
    case "member-joined":
    case "look-changed":
    case "newcomer-knocked":
      left().looks.push(version);
      break;
    case "message-posted":
      left().messages.set(version, [version]);
      break;
    case "message-edited":
      left().messages.set(about, [...(left().messages.get(about) ?? []), version]);
      break;
    case "reaction-added":
      left().reactions.set(`${about} ${event.emoji}`, { version: about, emoji: event.emoji });
      break;
    case "report-made":
      left().reports.push(version);
      break;
    case "reaction-removed":
      left().reactions.delete(`${about} ${event.emoji}`);
      break;
  }
}
