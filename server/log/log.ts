// The record: the contract that files.ts and memory.ts keep. Its rules are numbered; tests/log/contract.ts
// holds one test for each and runs on every implementation.
//
// L1  What `append` resolved with "recorded" is there after a crash, once, at the version it was given.
// L2  `seq` rises by one over the whole log, `version` by one in its stream, both from 1.
// L3  `append` with another expected version than the stream's answers "conflict" and writes nothing.
// L4  Appends of one stream are recorded in the order in which they were called.
// L5  Without space, `append` answers "full" and leaves no trace; reading goes on; `writable` comes back by itself.
// L6  `read` answers a stream's events in order of version, forwards after or backwards before a version.
// L7  `concerning` answers all events that say `about: version`, in order.
// L8  `erase` leaves the envelope of an event, its type and what remains.ts names, and nothing else; order and versions stay.
// L9  `replay` hands over every event after a position, in order of seq.
// L10 What an event says in `erases` is erased when the log is opened again, if a crash was quicker.
// L11 Payloads come back exactly as they went in, whatever their keys are called. Only one that says its own
//     seq, stream, version or erased throws, as does one that concerns or erases what is not earlier: no caller may ask for these.
// L12 What was erased before its stream's newest event that says `erases: "all"` may be gone altogether: nobody is
//     handed it any more, a page is filled without it, and all places and versions stay taken. Whoever folds a
//     stream forgets everything there, so that a fold is the same without it.
// L13 `follow` hands over every event after `position`, once, in order of seq, whoever recorded it. An append resolves
//     only after its own events were handed over.
// L14 No read, `versionOf`, `head` or `position` runs ahead of what was handed over.
// L15 `upToDate` resolves once everything is handed over that was recorded anywhere before it was called.
// L16 "conflict" is answered after what was quicker was handed over, so that deciding again decides on it.

import type { Remains } from "./remains.ts";

/** The frame around a slice's event. `seq` is its place in the log, `version` its place in its stream. */
export interface Envelope {
  readonly seq: number;
  readonly stream: string;
  readonly version: number;
  /** Milliseconds since 1970, by the host's clock; for people to read, never for order. */
  readonly at: number;
  /** The person whose deed it is; absent for the house itself. */
  readonly by?: string;
  /** The version of the earlier event of the same stream that this one concerns. */
  readonly about?: number;
  /** Versions of the same stream whose words this event takes back, or all that came before it. */
  readonly erases?: readonly number[] | "all";
}

/** An event before it has a place. */
export type Unplaced<Event extends object = { type: string }> = Event & Omit<Envelope, "seq" | "stream" | "version">;

/**
 * An event in its place, or what erasing left of it (L8). Nobody reads what may be erased without asking: the compiler
 * sees to that.
 */
export type Recorded<Event extends { type: string } = { type: string }> = ErasableIn<Envelope, Event>;

/** An event in its place, with its words. */
export type Whole<Event extends { type: string } = { type: string }> = Envelope &
  Event & { readonly erased?: undefined };

/** An event in a frame: whole, or with nothing but the frame and its remains left. */
export type ErasableIn<Frame, Event extends { type: string }> = Event extends unknown
  ? (Frame & Event & { readonly erased?: undefined }) | (Frame & Remains<Event> & { readonly erased: 1 })
  : never;

/** Stands where repairing a record found no event. Always erased: nobody knows what it said. */
export interface Lost {
  type: "lost";
}

export type Appended = { outcome: "recorded"; events: Recorded[] } | { outcome: "conflict" } | { outcome: "full" };

/** Where to go on reading; opaque, of this log only, good over restarts. */
export type Position = string;

export interface Log {
  /** Others record here, too; without, what is handed over was recorded here. */
  readonly shared: boolean;
  /** Names this log's lineage; changes when an older copy is brought back. */
  readonly epoch: string;
  /** The lineage of one stream's events: another at every start for those that are in memory only. */
  epochOf(stream: string): string;
  /** False from a full disk until there is space again. */
  readonly writable: boolean;
  /** How many events are kept. */
  readonly head: number;
  /** The place after the newest event. */
  readonly position: Position;
  /** The version of the newest recorded event of a stream; 0 for a stream unheard of. */
  versionOf(stream: string): number;
  /** Resolves when the events are safe (one sync for all that wait). `expected`: the stream's version as the caller knows it. */
  append(stream: string, expected: number, events: readonly Unplaced[]): Promise<Appended>;
  /** Up to `limit` events of a stream, always in rising order: the first after, or the last before, a version. */
  read(stream: string, from: { after: number } | { before: number }, limit: number): Promise<Recorded[]>;
  /** The events of a stream with these versions; those that do not exist are left out. */
  readEach(stream: string, versions: readonly number[]): Promise<Recorded[]>;
  /** All events that concern this one. */
  concerning(stream: string, version: number): Promise<Recorded[]>;
  /**
   * Makes the words of these events unreadable in the files, too. Resolves when that is on disk.
   * "all": what came before the stream's newest event that says `erases: "all"`, so that nothing said since is lost;
   * where none says so, before the newest.
   */
  erase(stream: string, versions: readonly number[] | "all"): Promise<void>;
  /** Every event after a position (from the first without one), in order of seq. Throws at one that is not of this log. */
  replay(after?: Position): AsyncIterable<Recorded[]>;
  /**
   * Hands over what is recorded from now on, as soon as it is safe. To be called once, after the replay.
   * @param told must not throw
   * @param pause while it answers one, nothing is handed over that others recorded
   */
  follow(told: (events: readonly Recorded[]) => void, pause: () => Promise<void> | undefined): void;
  /** What others recorded is known here, too. */
  upToDate(): Promise<void>;
  /** Keeps what makes the next opening fast: with files, the index of offsets. Answers the place up to which it goes. */
  checkpoint(): Promise<Position>;
  close(): Promise<void>;
}
