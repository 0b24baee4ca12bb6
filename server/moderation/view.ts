import type { Fold, Frozen } from "../base/fold.ts";
// What moderators did and what of it holds: by person and network, so that a message is let pass by two look-ups.
import { actsOf, type HouseEvent, isFleeting, type Recorded, roomOf, type Whole } from "../events.ts";
import type { ActDone, Deed, PersonFlagged } from "./events.ts";
import { addFlag, type Flagged } from "./ladder.ts";

/** Entries of the record at hand for the desk; the log has all. */
const ENTRIES_KEPT = 1_000;
/** Flags at hand for whoever reads the file of them. */
const FLAGGED_KEPT = 500;

/** An act that is not undone. */
export interface Act extends Omit<ActDone, "type"> {
  seq: number;
  at: number;
  by: string;
  /** Where alone it holds; without, in the whole house. */
  room?: string;
  /** The rooms in which it hides something. */
  hidesIn: string[];
  appeal?: { text: string; at: number; by: string; lifted?: boolean };
}

/** A line of the record. */
export interface Entry {
  at: number;
  by: string;
  act: string;
  what: "done" | "undone" | "appealed" | "lifted" | "kept";
  deed: Deed;
  whom: string;
  name: string;
  room?: string;
  until?: number;
  ground: ActDone["ground"];
  note?: string;
}

export interface Moderation {
  acts: Map<string, Act>;
  /** The names of those that restrain somebody, by person and by network. */
  ofPerson: Map<string, string[]>;
  ofNetwork: Map<string, string[]>;
  /** Acts that do not hide yet all that they should. */
  pending: Set<string>;
  /** Acts that are undone and still hide something, with the rooms where they do. */
  undone: Map<string, Act>;
  /** By room and version: the acts that hide a message. */
  hidden: Map<string, Map<number, string[]>>;
  /** By person: how often and when they were flagged, the newest last. */
  flags: Map<string, Flagged>;
  /** The newest of all flags, newest last. */
  flagged: (Omit<PersonFlagged, "type"> & { at: number })[];
  /** Newest last. */
  record: (Entry | Withdrawn)[];
}

/** Where an appeal stood whose writer was forgotten: it counts among the entries at hand as long as they do. */
interface Withdrawn {
  what: "withdrawn";
  room?: string;
}

/** What the record of moderation shows, newest last. */
export const entriesIn = ({ record }: Frozen<Moderation>): Frozen<Entry>[] =>
  record.filter((one) => one.what !== "withdrawn");

export const moderation: Fold<Moderation, Recorded<HouseEvent>> = {
  start: () => ({
    acts: new Map(),
    ofPerson: new Map(),
    ofNetwork: new Map(),
    pending: new Set(),
    undone: new Map(),
    hidden: new Map(),
    flags: new Map(),
    flagged: [],
    record: [],
  }),
  evolve(draft, event) {
    const room = roomOf(event.stream);
    if (room !== undefined) followHiding(draft, room, event);
    else followActs(draft, event);
  },
};

function followActs(draft: Moderation, event: Recorded<HouseEvent>): void {
  if (event.erased) {
    if (event.type === "appeal-made") enter(draft, withdrawnIn(actsOf(event.stream)));
    return;
  }
  switch (event.type) {
    case "act-done":
      begin(draft, event, actsOf(event.stream));
      break;
    case "act-carried-out":
      draft.pending.delete(event.act);
      break;
    case "act-undone":
      note(draft, event, "undone");
      undo(draft, event.act);
      break;
    case "appeal-made": {
      note(draft, event, "appealed");
      const act = draft.acts.get(event.act);
      if (act) act.appeal = { text: event.text, at: event.at, by: event.by ?? "" };
      break;
    }
    case "appeal-decided": {
      note(draft, event, event.lifted ? "lifted" : "kept");
      const appeal = draft.acts.get(event.act)?.appeal;
      if (appeal) appeal.lifted = event.lifted;
      break;
    }
    case "person-flagged": {
      addFlag(draft.flags, event.whom, event.at);
      const { at, whom, flags, treatment, room } = event;
      draft.flagged.push({ at, whom, flags, treatment, ...(room !== undefined && { room }) });
      if (draft.flagged.length > FLAGGED_KEPT) draft.flagged.shift();
      break;
    }
    case "appeal-withdrawn":
      withdraw(draft, event.act, event.by);
      break;
  }
}

function followHiding(draft: Moderation, room: string, event: Recorded<HouseEvent>): void {
  if (event.type === "room-closed") showAll(draft, room);
  if (!event.erased) followHidden(draft, room, event);
  for (const act of draft.undone.values()) if (act.hidesIn.includes(room)) keepWhileItHides(draft, act);
}

function followHidden(draft: Moderation, room: string, event: Whole<HouseEvent>): void {
  switch (event.type) {
    case "messages-hidden":
      for (const version of event.versions) hide(draft, room, version, event.act);
      break;
    case "messages-shown":
      for (const version of event.versions) show(draft, room, version, event.act);
      break;
    case "words-expired":
      forget(draft, room, (version) => version <= event.upTo);
      break;
    case "message-erased":
      forget(draft, room, (version) => version === event.about);
      break;
  }
}

/** Whom something may restrain. */
export interface Someone {
  person: string;
  network: string | undefined;
}

const NOTHING: readonly Frozen<Act>[] = [];

/** All that holds somebody back from something somewhere at a moment. */
export function restraintsOn(
  { acts, ofPerson, ofNetwork }: Frozen<Moderation>,
  { person, network }: Someone,
  at: number,
): readonly Frozen<Act>[] {
  const ofTheirs = ofPerson.get(person);
  const ofNet = network === undefined ? undefined : ofNetwork.get(network);
  if (ofTheirs === undefined && ofNet === undefined) return NOTHING;
  return [...(ofTheirs ?? []), ...(ofNet ?? [])].flatMap((name) => {
    const act = acts.get(name);
    return act && !isOver(act, at) ? [act] : [];
  });
}

/** What of it holds somebody back from something in a room; without a room, what does in the whole house. */
export const restraining = (
  restraints: readonly Frozen<Act>[],
  deed: Deed,
  room: string | undefined,
): Frozen<Act> | undefined =>
  restraints.find((act) => act.deed === deed && (act.room === undefined || act.room === room));

export const isOver = ({ until = Number.POSITIVE_INFINITY }: { readonly until?: number }, at: number): boolean =>
  until <= at;

function begin(draft: Moderation, event: Whole<ActDone>, room: string | undefined): void {
  const { stream: _stream, version: _version, type: _type, erases: _erases, about: _about, ...done } = event;
  const act: Act = { ...done, by: event.by ?? "", room, hidesIn: [] };
  letGoOfWhatIsOver(draft, act);
  draft.acts.set(act.act, act);
  if (act.pending) draft.pending.add(act.act);
  if (restrains(act.deed)) {
    add(draft.ofPerson, act.whom, act.act);
    if (act.network) add(draft.ofNetwork, act.network, act.act);
  }
  note(draft, event, "done");
}

const restrains = (deed: Deed): boolean => deed !== "hide" && deed !== "purge";

function undo(draft: Moderation, name: string): void {
  const act = draft.acts.get(name);
  end(draft, name);
  if (act) keepWhileItHides(draft, act);
}

/** An act that is undone, until all is shown again that it hid. */
function keepWhileItHides(draft: Moderation, act: Act): void {
  const stillHides = (room: string) =>
    draft.hidden
      .get(room)
      ?.values()
      .some((acts) => acts.includes(act.act)) ?? false;
  act.hidesIn = act.hidesIn.filter(stillHides);
  if (act.hidesIn.length > 0) draft.undone.set(act.act, act);
  else draft.undone.delete(act.act);
}

function end(draft: Moderation, name: string): void {
  const act = draft.acts.get(name);
  if (!act) return;
  draft.acts.delete(name);
  draft.pending.delete(name);
  take(draft.ofPerson, act.whom, name);
  if (act.network) take(draft.ofNetwork, act.network, name);
}

/**
 * An act that ended by itself and never hid anything is dropped. Only acts of the same scope are looked at, and only what
 * they say, not what is hidden yet: so a later fold of the record drops the same.
 */
function letGoOfWhatIsOver(draft: Moderation, { room, at }: Act): void {
  for (const act of draft.acts.values()) if (act.room === room && !act.purges && isOver(act, at)) end(draft, act.act);
}

function note(draft: Moderation, event: { at: number; by?: string; act: string }, what: Entry["what"]): void {
  const act = draft.acts.get(event.act);
  if (!act) return;
  const { deed, whom, name, room, until, ground, note } = act;
  const { at, by = "" } = event;
  enter(draft, { at, by, act: event.act, what, deed, whom, name, room, until, ground, note });
}

/** Of rooms in memory, whose acts are in no file, as many again: they push out nothing that is. */
function enter({ record }: Moderation, entry: Entry | Withdrawn): void {
  record.push(entry);
  const leavesTrace = ({ room }: { room?: string }) => room === undefined || !isFleeting(room);
  const alike = (one: Entry | Withdrawn) => leavesTrace(one) === leavesTrace(entry);
  if (record.filter(alike).length > ENTRIES_KEPT) record.splice(record.findIndex(alike), 1);
}

function withdraw(draft: Moderation, name: string, by: string | undefined): void {
  delete draft.acts.get(name)?.appeal;
  draft.record = draft.record.map((entry) =>
    entry.what === "appealed" && entry.act === name && entry.by === by ? withdrawnIn(entry.room) : entry,
  );
}

const withdrawnIn = (room: string | undefined): Withdrawn => ({ what: "withdrawn", room });

/** A room that is closed hides nothing any more: what was said in it is erased, and so is what hid it. */
function showAll(draft: Moderation, room: string): void {
  draft.hidden.delete(room);
  for (const act of draft.acts.values())
    if (act.hidesIn.includes(room)) act.hidesIn = act.hidesIn.filter((one) => one !== room);
}

function hide(draft: Moderation, room: string, version: number, name: string): void {
  const hidden = draft.hidden.get(room) ?? new Map<number, string[]>();
  draft.hidden.set(room, hidden);
  const acts = hidden.get(version) ?? [];
  if (!acts.includes(name)) hidden.set(version, [...acts, name]);
  const act = draft.acts.get(name) ?? draft.undone.get(name);
  if (act && !act.hidesIn.includes(room)) act.hidesIn.push(room);
}

function show(draft: Moderation, room: string, version: number, name: string): void {
  const hidden = draft.hidden.get(room);
  const left = hidden?.get(version)?.filter((one) => one !== name) ?? [];
  if (left.length > 0) hidden?.set(version, left);
  else hidden?.delete(version);
  if (hidden?.size === 0) draft.hidden.delete(room);
}

function forget(draft: Moderation, room: string, isGone: (version: number) => boolean): void {
  const hidden = draft.hidden.get(room);
  for (const version of hidden?.keys() ?? []) if (isGone(version)) hidden?.delete(version);
  if (hidden?.size === 0) draft.hidden.delete(room);
}

function add(index: Map<string, string[]>, key: string, name: string): void {
  index.set(key, [...(index.get(key) ?? []), name]);
}

function take(index: Map<string, string[]>, key: string, name: string): void {
  const left = index.get(key)?.filter((one) => one !== name) ?? [];
  if (left.length > 0) index.set(key, left);
  else index.delete(key);
}
