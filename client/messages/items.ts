// Rows and what is unsaid, laid out as the list shows them: grouped by author, with day lines, the unread line and collapsed notices.
import type { Mask } from "../../server/messages/events.ts";
import type { Message, Notice, Row } from "../../server/messages/view.ts";
import type { News } from "../../server/rooms/news.ts";
import type { Unsaid } from "../outbox.ts";
import { asidesOf } from "./asides.ts";

/** Messages of one person that follow each other within this time share a name and a face. */
export const GROUP_MS = 5 * 60_000;

interface Place {
  key: string;
  /** Set on the first item of a day: a moment in it. */
  day: number | undefined;
  /** The unread line stands above it. */
  isNew: boolean;
}

export interface MessageItem extends Place {
  kind: "message";
  message: Message;
  /** Shows who speaks. */
  first: boolean;
}

export interface NoticesItem extends Place {
  kind: "notices";
  notices: readonly Notice[];
}

export interface UnsaidItem extends Place {
  kind: "unsaid";
  unsaid: Unsaid;
  first: boolean;
}

/** What a host did. */
export interface NewsItem extends Place {
  kind: "news";
  news: News;
}

/** That one said something in a one-way room. */
export interface ReceiptItem extends Place {
  kind: "receipt";
  receipt: Unsaid;
}

export type Item = MessageItem | NoticesItem | UnsaidItem | NewsItem | ReceiptItem;

export interface Told {
  rows: readonly Row[];
  news?: readonly News[];
  unsaid: readonly Unsaid[];
  receipts?: readonly Unsaid[];
  you: Mask;
  /** The version of the first unread message, where the unread line stands. */
  newFrom: number | undefined;
}

/** What is as it was in `before` is the very same object again, so that its row on the screen is left alone. */
export function layOut(told: Told, before: readonly Item[] = []): Item[] {
  const items: Item[] = [];
  let last: { by: Mask; at: number } | undefined;
  let today = { from: 0, to: 0 };

  const dayOf = (at: number): number | undefined => {
    if (at >= today.from && at < today.to) return undefined;
    today = dayAround(at);
    return at;
  };
  const startsGroup = (by: Mask, at: number, place: Place) =>
    place.day !== undefined || place.isNew || last?.by !== by || at - last.at >= GROUP_MS;

  const asides = asidesOf(told.news, told.receipts);
  const addAsides = (upTo: number) => {
    while ((asides[0]?.version ?? Number.POSITIVE_INFINITY) < upTo) {
      const aside = asides.shift();
      if (aside) items.push({ ...aside.item, day: dayOf(aside.at), isNew: false });
      last = undefined;
    }
  };

  for (const row of told.rows) {
    addAsides(row.version);
    const place = { key: `v${row.version}`, day: dayOf(row.at), isNew: row.version === told.newFrom };
    if (row.kind === "message") {
      const first = row.replyTo !== undefined || startsGroup(row.by, row.at, place);
      items.push({ kind: "message", ...place, message: row, first });
      last = row;
    } else {
      addNotice(items, place, row);
      last = undefined;
    }
  }
  addAsides(Number.POSITIVE_INFINITY);
  for (const one of stillUnsaid(told)) {
    const place = { key: one.id, day: dayOf(one.at), isNew: false };
    items.push({
      kind: "unsaid",
      ...place,
      unsaid: one,
      first: one.replyTo !== undefined || startsGroup(told.you, one.at, place),
    });
    last = { by: told.you, at: one.at };
  }
  return kept(items, before);
}

/** One's own message is found among the newest rows, however lively the room. */
const RECENT = 400;

/** The ids of the newest messages. */
export const recentIds = (rows: readonly Row[]): Set<string> =>
  new Set(rows.slice(-RECENT).flatMap((row) => (row.kind === "message" ? row.id : [])));

/** The record may have a message before its sender hears so. */
function stillUnsaid({ rows, unsaid }: Told): readonly Unsaid[] {
  if (unsaid.length === 0) return unsaid;
  const said = recentIds(rows);
  return unsaid.filter((one) => !said.has(one.id));
}

/** The local day that a moment is in; its bounds, since they are compared for every row. */
function dayAround(at: number): { from: number; to: number } {
  const then = new Date(at);
  const midnight = (days: number) => new Date(then.getFullYear(), then.getMonth(), then.getDate() + days).getTime();
  return { from: midnight(0), to: midnight(1) };
}

function addNotice(items: Item[], place: Place, notice: Notice): void {
  const above = items.at(-1);
  if (above?.kind === "notices" && place.day === undefined && !place.isNew) {
    items[items.length - 1] = { ...above, notices: [...above.notices, notice] };
  } else items.push({ kind: "notices", ...place, notices: [notice] });
}

function kept(items: Item[], before: readonly Item[]): Item[] {
  const known = new Map(before.map((item) => [item.key, item]));
  return items.map((item) => {
    const old = known.get(item.key);
    return old && same(old, item) ? old : item;
  });
}

function same(a: Item, b: Item): boolean {
  if (a.day !== b.day || a.isNew !== b.isNew) return false;
  if (a.kind === "message" && b.kind === "message") return a.message === b.message && a.first === b.first;
  if (a.kind === "unsaid" && b.kind === "unsaid") return a.unsaid === b.unsaid && a.first === b.first;
  if (a.kind === "news" && b.kind === "news") return a.news === b.news;
  if (a.kind === "receipt" && b.kind === "receipt") return a.receipt === b.receipt;
  if (a.kind === "notices" && b.kind === "notices") {
    return a.notices.length === b.notices.length && a.notices.every((notice, index) => notice === b.notices[index]);
  }
  return false;
}

/** Who, in the end, came, went, or only looked in; each once, in the order of coming. */
export function sumUp(notices: readonly Notice[]): { came: Mask[]; went: Mask[]; lookedIn: Mask[] } {
  const moves = new Map<Mask, { first: Notice["kind"]; last: Notice["kind"] }>();
  for (const { by, kind } of notices) {
    const known = moves.get(by);
    if (known) known.last = kind;
    else moves.set(by, { first: kind, last: kind });
  }
  const who = (wanted: (move: { first: Notice["kind"]; last: Notice["kind"] }) => boolean) =>
    [...moves].filter(([, move]) => wanted(move)).map(([mask]) => mask);
  return {
    came: who(({ last }) => last === "joined"),
    went: who(({ first, last }) => first === "left" && last === "left"),
    lookedIn: who(({ first, last }) => first === "joined" && last === "left"),
  };
}

/** The version of the first of the newest `count` messages; undefined when so many are not there. */
export function firstOfNewest(rows: readonly Row[], count: number): number | undefined {
  if (count <= 0) return undefined;
  let left = count;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row?.kind !== "message") continue;
    left -= 1;
    if (left === 0) return row.version;
  }
  return undefined;
}
