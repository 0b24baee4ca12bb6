// Whom what is said calls: those it mentions, and who is answered. Memory, never recorded.
import type { Whole } from "../events.ts";
import type { Look } from "../people/events.ts";
import type { Mask, MessagePosted } from "./events.ts";

/** Calls remembered for who is away for a moment; whoever is away for longer finds unread rooms. */
const REMEMBERED = 1_000;

/** That something was said, and by whom; never the words, which may be erased and must not live on in a notification. */
export interface Call {
  room: string;
  version: number;
  /** How many messages had been said in the room by then: above a reader's mark, it is unread. */
  posted: number;
  by: Mask;
  /** As `by` is called in the room. */
  name: string;
  /** It mentions or answers the person, or it was said where they want to hear of everything. */
  how: "mention" | "reply" | "said";
}

/** What is told of calls. */
export interface Called {
  calls: Call[];
  /** Once, at first: by room, who one is oneself where one hears of everything. */
  you?: Record<string, Mask>;
}

interface Room {
  posted: number;
  looks: Readonly<Record<Mask, Pick<Look, "name">>>;
  members: ReadonlyMap<string, { mask: Mask }>;
}

export class Calls {
  private remembered: { person: string; call: Call }[] = [];

  constructor(
    private readonly roomOf: (room: string) => Room,
    private readonly tellOne: (person: string, told: Called) => void,
    /** Tells those who want to hear of everything in a room. */
    private readonly tellAll: (room: string, told: Called) => void,
  ) {}

  posted(room: string, event: Whole<MessagePosted>, by: Mask): void {
    const { posted, looks, members } = this.roomOf(room);
    const said: Call = { room, version: event.version, posted, by, name: looks[by]?.name ?? "", how: "said" };
    this.tellAll(room, { calls: [said] });
    const called = calledBy(event);
    // Nobody calls themselves.
    called.delete(by);
    if (called.size === 0) return;
    for (const [person, { mask }] of members) {
      const how = called.get(mask);
      if (how) this.call(person, { ...said, how });
    }
  }

  /** What still calls somebody in rooms that they are in. */
  of(person: string): Call[] {
    const own = this.remembered.filter((one) => one.person === person).map(({ call }) => call);
    return own.filter(({ room }) => this.roomOf(room).members.has(person));
  }

  /** A message was taken back, or all of its room. */
  forget(room: string, version?: number): void {
    this.remembered = this.remembered.filter(
      ({ call }) => call.room !== room || (version !== undefined && call.version !== version),
    );
  }

  private call(person: string, call: Call): void {
    this.remembered.push({ person, call });
    if (this.remembered.length > REMEMBERED) this.remembered.shift();
    this.tellOne(person, { calls: [call] });
  }
}

/** By mask, and how: who is both mentioned and answered is answered. */
function calledBy({ mentions = [], replyToBy }: Whole<MessagePosted>): Map<Mask, "mention" | "reply"> {
  const called = new Map<Mask, "mention" | "reply">(mentions.map(({ mask }) => [mask, "mention"]));
  if (replyToBy !== undefined) called.set(replyToBy, "reply");
  return called;
}
