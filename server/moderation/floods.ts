import { actsStream } from "../events.ts";
// Who says how much, and the mutes that the house itself sets.
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import type { ActsState } from "./decide.ts";
import { type FloodKind, floodStart, type FloodState, hear } from "./flood.ts";

/** People remembered; the one longest silent is forgotten first. */
const REMEMBERED = 20_000;

interface World {
  chat: Chat;
  deciding: Deciding<ActsState>;
  now(): number;
  /** Of mutes, in milliseconds; none: nobody is muted. */
  lengths(): readonly number[];
  /** What somebody is called where it may stand in a file. */
  nameOf(person: string, room: string): string;
}

export class Floods {
  private readonly people = new Map<string, FloodState>();

  constructor(private readonly world: World) {}

  /** Takes in what somebody is about to say: a warning, or that they are muted from now on; mostly nothing. */
  async hear(
    person: string,
    room: string,
    said: { text: string; mentions: number },
  ): Promise<{ warn: FloodKind } | "muted" | undefined> {
    const lengths = this.world.lengths();
    if (lengths.length === 0) return undefined;
    const state = this.people.get(person) ?? floodStart();
    this.people.delete(person);
    this.people.set(person, state);
    if (this.people.size > REMEMBERED) this.people.delete(this.people.keys().next().value ?? "");
    const at = this.world.now();
    const verdict = hear(state, { at, ...said }, lengths);
    if (!verdict || "warn" in verdict) return verdict;
    await this.mute(person, room, at + verdict.ms);
    return "muted";
  }

  /** By the house itself; a moderator may undo it like any other act. */
  private async mute(whom: string, room: string, until: number): Promise<void> {
    const { chat, deciding, now, nameOf } = this.world;
    const done = {
      act: crypto.randomUUID(),
      deed: "mute",
      whom,
      name: nameOf(whom, room),
      until,
      ground: "spam",
    } as const;
    await chat.carryOut(actsStream(), deciding, () => [{ type: "act-done", at: now(), ...done }]);
  }
}
