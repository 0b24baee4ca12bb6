// Tries rules on the past: what they would have caught of what was said, and whom they would have stopped.
import type { Rules, Treatment, Treatments } from "../rules/events.ts";
import type { Flag } from "./events.ts";
import { floodStart, type FloodState, hear } from "./flood.ts";
import { addFlag, type Flagged, stepReached } from "./ladder.ts";
import type { Policy } from "./policy.ts";
import { screened } from "./screening.ts";

/** After so long others get a turn. */
const TURN_MS = 5;
/** Lines shown of all that were caught: those said last. */
const LINES_MOST = 100;

/** Something that was said. */
export interface Said {
  room: string;
  version: number;
  at: number;
  by: string;
  text: string;
  mentions: number;
  /** What its room does beyond the house's rules. */
  filter: Treatments;
}

interface CaughtLine {
  room: string;
  version: number;
  at: number;
  by: string;
  text: string;
  flags: Flag[];
  /** The strictest of what would have been done. */
  treatment: Exclude<Treatment, "allow">;
}

interface Stopped {
  by: string;
  /** Where they said what led to it. */
  room: string;
  at: number;
  why: "ladder" | "flood";
  deed: "mute" | "ban";
  lasts: number;
}

export interface Trial {
  looked: number;
  /** How many messages each treatment would have met. */
  caught: Record<Exclude<Treatment, "allow">, number>;
  /** Newest first. */
  lines: CaughtLine[];
  stopped: Stopped[];
}

interface Rehearsed {
  rules: Pick<Rules, "ladder" | "floodMutes">;
  policy: Policy;
}

/** Judges by the very functions that judge what is said now. @param said in the order in which it was said */
export async function rehearse(
  said: readonly Said[],
  by: Rehearsed,
  exemptions: (person: string, room: string) => { flags: boolean; floods: boolean },
) {
  const trial: Trial = {
    looked: said.length,
    caught: { mask: 0, warn: 0, hold: 0, refuse: 0 },
    lines: [],
    stopped: [],
  };
  const people = new Map<string, { flood: FloodState; stoppedUntil: number }>();
  const flags = new Map<string, Flagged>();
  let began = performance.now();
  for (const one of said) {
    if (performance.now() - began > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      began = performance.now();
    }
    const person = people.get(one.by) ?? { flood: floodStart(), stoppedUntil: 0 };
    people.set(one.by, person);
    // Whoever would have been stopped would not have said it.
    if (one.at < person.stoppedUntil) continue;
    const exempt = exemptions(one.by, one.room);
    const line = caught(one, by.policy);
    if (line) note(trial, line);
    const stop =
      (exempt.flags ? undefined : ladderStop(one, line, flags, by.rules)) ??
      (exempt.floods ? undefined : floodStop(one, person.flood, by.rules));
    if (!stop) continue;
    trial.stopped.push(stop);
    person.stoppedUntil = stop.at + stop.lasts;
  }
  trial.lines.reverse();
  return trial;
}

function caught(one: Said, policy: Policy): CaughtLine | undefined {
  const { room, version, at, text } = one;
  const filter = policy.filterFor(one.filter);
  const { flags, treatment } = screened(text, policy.find(text, filter), filter, { sure: false });
  return treatment === "allow" ? undefined : { room, version, at, by: one.by, text, flags, treatment };
}

function note(trial: Trial, line: CaughtLine): void {
  trial.caught[line.treatment] += 1;
  trial.lines.push(line);
  if (trial.lines.length > LINES_MOST) trial.lines.shift();
}

function ladderStop(
  { by, room, at }: Said,
  line: CaughtLine | undefined,
  flags: Map<string, Flagged>,
  { ladder }: Pick<Rules, "ladder">,
): Stopped | undefined {
  // A question is not a flag; whether it would have been sent then nobody knows.
  if (!line || line.treatment === "warn") return undefined;
  addFlag(flags, by, at);
  const step = stepReached(ladder, flags.get(by)?.times ?? []);
  return step && { by, room, at, why: "ladder", deed: step.deed, lasts: step.lasts };
}

function floodStop(
  { by, room, at, text, mentions }: Said,
  flood: FloodState,
  { floodMutes }: Pick<Rules, "floodMutes">,
): Stopped | undefined {
  if (floodMutes.length === 0) return undefined;
  const verdict = hear(flood, { at, text, mentions }, floodMutes);
  return verdict && "mute" in verdict ? { by, room, at, why: "flood", deed: "mute", lasts: verdict.ms } : undefined;
}
