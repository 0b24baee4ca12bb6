// What this tab knows of the room on the screen, and how events and older pages change it.
// All of these write on the draft that they are handed.
import type { Told } from "../../server/events.ts";
import type { Mask } from "../../server/messages/events.ts";
import { type Message, type Parted, placeOf, type Row, timeline, together } from "../../server/messages/view.ts";
import { type Look, lookOf } from "../../server/people/events.ts";
import type { News } from "../../server/rooms/news.ts";
import { optionsOf } from "../../server/rooms/options.ts";
import { type RoomCard, type RoomView, roomView } from "../../server/rooms/view.ts";
import type { Treatments } from "../../server/rules/events.ts";
import { versionIn } from "../cursor.ts";

/** Rows kept while the reader follows the newest: some twenty screens. */
export const ROWS_KEPT = 1_000;
/** Rows kept while somebody reads far up and the room goes on; then even their place gives way. */
export const ROWS_MOST = 3 * ROWS_KEPT;
/** Let go together, since taking from the front moves all that follow. */
const ROWS_AT_ONCE = 100;

export interface Snapshot extends Parted {
  room: RoomCard;
  cursor: string;
  you: Look & { mask: Mask };
  hosts: Mask[];
  muted: Readonly<Record<Mask, number>>;
  knocking: Readonly<Record<Mask, Look>>;
  news: readonly News[];
  filter: Treatments;
  looks: Record<Mask, Look>;
  more: boolean;
}

export interface RoomState {
  view: RoomView;
  you: Mask;
  rows: Row[];
  /** There are older rows than the first. */
  more: boolean;
  /** The version up to which everything has been folded. */
  version: number;
  /** Messages that are not among the rows but quoted by them, in order of version. */
  quoted: Message[];
}

export function fromSnapshot({ room, cursor, you, looks, messages, notices, more, ...standing }: Snapshot): RoomState {
  return {
    view: {
      ...roomView.start(),
      ...standing,
      open: true,
      options: optionsOf(room),
      house: room.house,
      posted: room.posted,
      looks: { ...looks, [you.mask]: lookOf(you) },
      hosts: Object.fromEntries(standing.hosts.map((mask) => [mask, true as const])),
      news: [...standing.news],
    },
    you: you.mask,
    rows: together({ messages, notices }),
    more,
    version: versionIn(cursor),
    quoted: [],
  };
}

interface Further extends Told {
  data: Exclude<Told["data"], "reload">;
}

/** Whether it tells on from what is here. Where not, something was not told, and the room is to be entered again. */
export const followsOn = ({ version }: RoomState, told: Told): told is Further =>
  told.data !== "reload" && told.after <= version;

/** Folds what is new; what was folded before (a resumed connection may repeat itself) is passed over. */
export function follow(draft: RoomState, { id, data }: Further): void {
  for (const event of data) {
    if (event.version <= draft.version) continue;
    draft.version = event.version;
    roomView.evolve(draft.view, event);
    timeline.evolve(draft, event);
    if (event.about !== undefined && draft.quoted.length > 0) timeline.evolve({ rows: draft.quoted }, event);
  }
  // Further than the last event where others were withheld.
  draft.version = Math.max(draft.version, versionIn(id));
}

/** Lets go of words from before a moment (milliseconds since 1970): they were kept long enough. */
export function expire(draft: RoomState, before: number): void {
  const isKept = (row: Row) => row.kind !== "message" || row.at >= before;
  draft.rows = draft.rows.filter(isKept);
  draft.quoted = draft.quoted.filter(isKept);
}

/** Lets go of the oldest rows, some at a time: beyond the usual number when the reader is at the newest, in need also otherwise. */
export function trim(draft: RoomState, atNewest: boolean): void {
  const most = atNewest ? ROWS_KEPT : ROWS_MOST;
  if (draft.rows.length <= most) return;
  draft.rows.splice(0, draft.rows.length - most + ROWS_AT_ONCE);
  draft.more = true;
}

export function prependPage(draft: RoomState, page: Parted & { looks: Record<Mask, Look>; more: boolean }): void {
  const first = draft.rows[0]?.version ?? Number.POSITIVE_INFINITY;
  draft.rows.unshift(...together(page).filter((row) => row.version < first));
  draft.more = page.more;
  meet(draft, page.looks);
}

export function addQuoted(draft: RoomState, page: { messages: Message[]; looks: Record<Mask, Look> }): void {
  for (const message of page.messages) {
    const place = placeOf(draft.quoted, message.version);
    if (draft.quoted[place]?.version !== message.version) draft.quoted.splice(place, 0, message);
  }
  meet(draft, page.looks);
}

/** The message of a version, wherever it is known; undefined when it is not. */
export function messageAt(state: Pick<RoomState, "rows" | "quoted">, version: number): Message | undefined {
  const row = state.rows[placeOf(state.rows, version)];
  if (row?.version === version) return row.kind === "message" ? row : undefined;
  const quoted = state.quoted[placeOf(state.quoted, version)];
  return quoted?.version === version ? quoted : undefined;
}

/** What hosts did among the rows: what came before them belongs to older pages. */
export function newsAmong({ view, rows, more }: RoomState): News[] {
  const first = more ? (rows[0]?.version ?? 0) : 0;
  return view.news.filter(({ version }) => version > first);
}

/** A look that came with an older page may be older than what we know. */
export function meet(draft: RoomState, looks: Record<Mask, Look>): void {
  for (const [mask, look] of Object.entries(looks)) draft.view.looks[mask] ??= look;
}
