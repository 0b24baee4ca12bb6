// The people and rooms of all tests. Ada hosts the house, Bo and Cy are members of tea, Dee is an outsider;
// tea is public, the attic is private.
import type { Unplaced } from "../../server/events.ts";
import type { Mention, MessagePosted } from "../../server/messages/events.ts";
import type { Look } from "../../server/people/events.ts";
import type { RoomEvent } from "../../server/rooms/events.ts";
import { type Options, PLAIN } from "../../server/rooms/options.ts";

export interface Somebody {
  /** In the record. */
  by: string;
  /** In tea. */
  mask: string;
  look: Look;
}

const somebody = (name: string, hue: number): Somebody => ({
  by: `p_${name.toLowerCase()}`,
  mask: `${name.toLowerCase()}-in-tea`,
  look: { name, hue, face: 0b101_010_101 },
});

export const ada = somebody("Ada", 20);
export const bo = somebody("Bo", 140);
export const cy = somebody("Cy", 220);
export const dee = somebody("Dee", 300);

export const tea: Options = { ...PLAIN, name: "tea", topic: "What are you drinking?", keep: "ever" };
export const attic: Options = { ...PLAIN, name: "attic", found: "link", keep: "ever" };

export const NOON = Date.UTC(2026, 10, 20, 12);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Told = Unplaced<RoomEvent>;

export const opened = (room: Partial<Options> = {}): Told => ({
  type: "room-opened",
  at: NOON - 2 * DAY,
  house: true,
  ...tea,
  ...room,
});
/** By a person, who is its host. */
export const openedBy = ({ by }: Somebody, room: Partial<Options> = {}): Told => ({
  type: "room-opened",
  at: NOON - 2 * DAY,
  by,
  house: false,
  ...tea,
  ...room,
});
export const changed = (room: Partial<Options>): Told => ({ type: "room-changed", at: NOON, ...tea, ...room });
export const closed = (found: Options["found"] = "everybody"): Told => ({
  type: "room-closed",
  at: NOON,
  found,
  erases: "all",
});
export const joined = ({ by, mask, look }: Somebody, at = NOON - 2 * DAY): Told => ({
  type: "member-joined",
  at,
  by,
  mask,
  ...look,
});
export const left = ({ by }: Somebody): Told => ({ type: "member-left", at: NOON, by });
export const looks = ({ by, look }: Somebody, other: Partial<Look>): Told => ({
  type: "look-changed",
  at: NOON,
  by,
  ...look,
  ...other,
});
export const said = (
  { by }: Somebody,
  text: string,
  more: { id?: string; at?: number; replyTo?: number; replyToBy?: string; mentions?: Mention[] } = {},
): Unplaced<MessagePosted> => ({ type: "message-posted", at: NOON, by, id: `id-of-${text}`, text, ...more });

export const knocked = ({ by, mask, look }: Somebody): Told => ({
  type: "newcomer-knocked",
  at: NOON,
  by,
  mask,
  ...look,
});
export const answered = (host: Somebody, { mask: whom }: Somebody, welcome: boolean): Told => ({
  type: "newcomer-answered",
  at: NOON,
  by: host.by,
  whom,
  welcome,
});
export const named = (host: Somebody, { mask: whom }: Somebody): Told => ({
  type: "host-named",
  at: NOON,
  by: host.by,
  whom,
});
export const muted = (host: Somebody, { mask: whom }: Somebody, until: number): Told => ({
  type: "member-muted",
  at: NOON,
  by: host.by,
  whom,
  until,
});
export const removed = (host: Somebody, { mask: whom }: Somebody, until = NOON + HOUR): Told => ({
  type: "member-removed",
  at: NOON,
  by: host.by,
  whom,
  until,
});

/** Tea is open, Ada, Bo and Cy are in: versions 1 to 4. */
export const teaTime: readonly Told[] = [opened(), joined(ada), joined(bo), joined(cy)];
/** The same, opened by Ada, who is its host. */
export const adasTea: readonly Told[] = [openedBy(ada), joined(ada), joined(bo), joined(cy)];
