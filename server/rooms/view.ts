import type { Fold } from "../base/fold.ts";
import type { InRoom, Public } from "../events.ts";
import type { Held, Mask } from "../messages/events.ts";
import { type Look, lookOf } from "../people/events.ts";
import type { Treatments } from "../rules/events.ts";
import { type News, NEWS_KEPT, newsIn } from "./news.ts";
import { type Options, optionsOf, PLAIN } from "./options.ts";

/** What a card or a sidebar row says of a room. */
export interface RoomCard extends Options {
  id: string;
  house: boolean;
  /** How many are here now. */
  here: number;
  /** How many messages were ever said; what is above a reader's mark is unread. */
  posted: number;
}

/** A room as those in it know it. */
export interface RoomView {
  open: boolean;
  options: Options;
  house: boolean;
  /** When it was opened, in milliseconds since 1970. */
  since: number;
  posted: number;
  /** How everybody looks who ever was here: their words may still be. */
  looks: Record<Mask, Look>;
  /** Who is a member now. */
  members: Record<Mask, true>;
  hosts: Record<Mask, true>;
  /** Who cannot speak, and until when. */
  muted: Record<Mask, number>;
  /** Where it is stricter than the house about what the filter finds. */
  filter: Treatments;
  /** Versions of messages that are held, and why: they are posted, but not for everybody. */
  held: Record<number, { why: Held; at: number }>;
  /** Words up to this version have expired. */
  expiredTo: number;
  /** Who waits to be let in. */
  knocking: Record<Mask, Look>;
  /** What hosts did lately, in order of version. */
  news: News[];
}

export const roomView: Fold<RoomView, Public<InRoom>> = {
  start: () => ({
    open: false,
    options: PLAIN,
    house: false,
    since: 0,
    posted: 0,
    looks: {},
    members: {},
    hosts: {},
    muted: {},
    filter: {},
    held: {},
    expiredTo: 0,
    knocking: {},
    news: [],
  }),
  evolve(draft, event) {
    if (event.type === "message-posted") draft.posted += 1;
    followHeld(draft.held, event);
    if (event.erased) return;
    tellNews(draft, event);
    switch (event.type) {
      case "room-opened":
        Object.assign(draft, roomView.start(), { open: true, house: event.house, options: optionsOf(event) });
        draft.since = event.at;
        if (event.by) draft.hosts[event.by] = true;
        break;
      case "room-changed":
        draft.options = optionsOf(event);
        break;
      case "room-filter-set":
        draft.filter = event.filter;
        break;
      case "room-closed":
        Object.assign(draft, roomView.start());
        break;
      case "member-joined":
      case "look-changed":
        if (event.by) dress(draft, event.by, event);
        break;
      case "member-left":
        if (event.by) delete draft.members[event.by];
        break;
      case "newcomer-knocked":
        if (event.by) draft.knocking[event.by] = lookOf(event);
        break;
      case "newcomer-answered":
        delete draft.knocking[event.whom];
        break;
      case "host-named":
        draft.hosts[event.whom] = true;
        break;
      case "host-ended":
        delete draft.hosts[event.whom];
        break;
      case "member-muted":
        draft.muted[event.whom] = event.until;
        break;
      case "words-expired":
        draft.expiredTo = event.upTo;
        break;
      case "member-forgotten":
        if (event.by) forget(draft, event.by);
        break;
      case "member-removed":
        delete draft.members[event.whom];
        delete draft.hosts[event.whom];
        break;
    }
  },
};

function tellNews(draft: RoomView, event: Public<InRoom>): void {
  const news = newsIn(event, draft);
  if (!news) return;
  draft.news.push(news);
  if (draft.news.length > NEWS_KEPT) draft.news.shift();
}

function followHeld(held: RoomView["held"], event: Public<InRoom>): void {
  switch (event.type) {
    case "message-posted":
      if (event.held) held[event.version] = { why: event.held, at: event.at };
      break;
    case "message-edited":
      // A message that 0.1.0 erased does not say any more that it was held; its edit does.
      if (event.held && event.about) held[event.about] = { why: event.held, at: event.at };
      break;
    case "message-let-through":
    case "message-erased":
      if (event.about) delete held[event.about];
      break;
    case "words-expired":
      if (event.erased) break;
      for (const version of Object.keys(held).map(Number)) if (version <= event.upTo) delete held[version];
      break;
  }
}

/** How many messages were ever said that everybody may see. */
export const postedIn = ({ posted, held }: { readonly posted: number; readonly held: object }): number =>
  posted - Object.keys(held).length;

function dress(draft: RoomView, mask: Mask, event: Look & { type: "member-joined" | "look-changed" }): void {
  draft.looks[mask] = lookOf(event);
  if (event.type === "look-changed") return;
  draft.members[mask] = true;
  delete draft.knocking[mask];
}

function forget(draft: RoomView, mask: Mask): void {
  for (const those of [draft.looks, draft.members, draft.hosts, draft.muted, draft.knocking]) delete those[mask];
}
