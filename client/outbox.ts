// What was said and is not yet acknowledged: shown at once, sent in order, one at a time per room, and kept over a reload.
// Sending again says it once, because every message carries an id of its own.

import type { Refusal } from "./wording.ts";

export interface Unsaid {
  id: string;
  room: string;
  text: string;
  replyTo?: number;
  at: number;
  /**
   * Waits for its turn or the connection · is on its way · waits for `until` · is acknowledged as `version` · was refused
   * · was said in a one-way room, and only its receipt is left.
   */
  state: "queued" | "sending" | "held" | "said" | "refused" | "receipt";
  until?: number;
  version?: number;
  /** How many others had the room open when it was said. */
  heardBy?: number;
  /** In a one-way room: how many messages had been said there with it. */
  posted?: number;
  /** Nobody else sees it until a moderator has looked at it. */
  held?: boolean;
  /** Erased again by its author. */
  takenBack?: boolean;
  refusal?: Refusal;
  /** Its author was asked whether they are sure, and is. */
  sure?: boolean;
}

export type Posting = Pick<Unsaid, "id" | "room" | "text" | "replyTo" | "sure">;

export interface OutboxWorld {
  post(message: Posting): Promise<{ version: number; heardBy: number; posted?: number; held?: boolean }>;
  /** What the house answered, or undefined when it could not be asked. */
  refusalOf(problem: unknown): Refusal | undefined;
  connected(): boolean;
  now(): number;
  later(ms: number, then: () => void): void;
  newId(): string;
  /** Kept for this tab alone: another tab sends its own. */
  keep: { load(): string | null; save(text: string): void };
  /** Called with all that is unsaid whenever it changed. */
  changed(all: readonly Unsaid[]): void;
}

/** These pass by themselves; the house says when, or it is soon. */
const PASSING = new Set(["too-fast", "slow-mode", "too-many-calls"]);
const SOON_MS = 1_000;

export type Outbox = ReturnType<typeof makeOutbox>;

export function makeOutbox(world: OutboxWorld) {
  let all: Unsaid[] = restored(world.keep.load());
  const busy = new Set<string>();

  function change(next: Unsaid[]): void {
    all = next;
    world.keep.save(JSON.stringify(all.filter(isUnsaid)));
    world.changed(all);
  }

  const update = (id: string, news: Partial<Unsaid>) =>
    change(all.map((one) => (one.id === id ? { ...one, ...news } : one)));

  /** The next of a room that is to be sent; what was refused stands aside. */
  const nextOf = (room: string) =>
    all.find((one) => one.room === room && (one.state === "queued" || one.state === "held" || one.state === "sending"));

  async function pump(room: string): Promise<void> {
    const next = nextOf(room);
    if (!next || busy.has(room) || !world.connected()) return;
    const wait = next.state === "held" ? (next.until ?? 0) - world.now() : 0;
    if (wait > 0) return world.later(wait, () => void pump(room));
    busy.add(room);
    update(next.id, { state: "sending", until: undefined });
    const outcome = await send(next);
    busy.delete(room);
    update(next.id, outcome);
    if (outcome.state === "queued" && world.connected()) world.later(SOON_MS, () => void pump(room));
    else await pump(room);
  }

  async function send({ id, room, text, replyTo, sure }: Unsaid): Promise<Partial<Unsaid>> {
    try {
      return { state: "said", ...(await world.post({ id, room, text, replyTo, sure })) };
    } catch (problem) {
      const refusal = world.refusalOf(problem);
      if (!refusal) return { state: "queued" };
      if (PASSING.has(refusal.reason)) {
        return { state: "held", refusal, until: world.now() + (refusal.retryAfter ?? SOON_MS) };
      }
      return { state: "refused", refusal };
    }
  }

  const without = (id: string) => change(all.filter((one) => one.id !== id));

  world.changed(all);
  return {
    say(room: string, text: string, replyTo?: number): string {
      const id = world.newId();
      change([...all, { id, room, text, replyTo, at: world.now(), state: "queued" }]);
      void pump(room);
      return id;
    },
    /** The connection is back: whatever waits goes out. */
    resume(): void {
      for (const room of new Set(all.map((one) => one.room))) void pump(room);
    },
    /** `sure`: its author was asked whether to send it anyway. */
    retry(id: string, sure?: boolean): void {
      const one = all.find((each) => each.id === id);
      if (one?.state !== "refused") return;
      update(id, { state: "queued", refusal: undefined, sure });
      void pump(one.room);
    },
    discard: without,
    /** Takes the words back, for another wording. */
    take(id: string): Unsaid | undefined {
      const one = all.find((each) => each.id === id);
      without(id);
      return one;
    },
    /** In a one-way room, nothing stays of what was said but that it was. */
    letGo(room: string): void {
      const isLetGo = (one: Unsaid) => one.room === room && one.state === "said";
      if (!all.some(isLetGo)) return;
      change(all.map((one) => (isLetGo(one) ? { ...one, state: "receipt", text: "", replyTo: undefined } : one)));
    },
    tookBack: (id: string) => update(id, { takenBack: true }),
    /** The room's own record has these ids now, and all up to `version`: the pending copies have done their work. */
    heard(room: string, ids: ReadonlySet<string>, version: number): void {
      const left = all.filter((one) => {
        if (one.room !== room || one.state === "receipt") return true;
        return !ids.has(one.id) && !(one.version !== undefined && one.version <= version);
      });
      if (left.length < all.length) change(left);
    },
  };
}

const isUnsaid = ({ state }: Unsaid): boolean => state !== "said" && state !== "receipt";

/** What was on its way when the page went away is sent again: its id makes that safe. */
function restored(kept: string | null): Unsaid[] {
  if (kept === null) return [];
  try {
    const all = JSON.parse(kept) as Unsaid[];
    return all.map((one) => (one.state === "refused" ? one : { ...one, state: "queued", until: undefined }));
  } catch {
    // Written by something else: there is nothing of ours to save in it.
    return [];
  }
}
