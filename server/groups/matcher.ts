// Who meets whom. Pure: the clock and chance come as values.
// Whoever waits gathers a group with others who wait, or walks into one with a free place; first among people whom
// they have not met. Only who has waited in vain for a while may meet people again, never in a group that they left.
import type { Frozen } from "../base/fold.ts";
import { areApart, haveMet, meet, type Met } from "./met.ts";

/** How long one waits for somebody new before people whom one met will do. */
export const PATIENCE_MS = 20_000;

export interface Group {
  /** Places in all. */
  size: number;
  members: Set<string>;
  /** Who left, and is not led there again. */
  left: Set<string>;
}

/** All by person; groups by their room. */
export interface Meetings {
  /** To when they began to wait. */
  waiting: Map<string, number>;
  groups: Map<string, Group>;
  groupOf: Map<string, string>;
  met: Met;
}

/** These persons walk into this group, or gather a new one. */
export interface Placement {
  persons: string[];
  group?: string;
}

/** `at`: milliseconds; `random`: from 0 up to 1; `size`: places of a new group. */
export interface Given {
  at: number;
  size: number;
  mayMeet(person: string): boolean;
  random(): number;
}

export const nobody = (): Meetings => ({ waiting: new Map(), groups: new Map(), groupOf: new Map(), met: new Map() });

/** What to do next for those who wait; nothing, if no place is open to any of them. */
export function nextPlacement(state: Frozen<Meetings>, given: Given): Placement | undefined {
  const { at, size } = given;
  const ready = shuffled([...state.waiting.keys()].filter(given.mayMeet), given.random);
  const open = shuffled([...state.groups].filter(isOpen), given.random);
  const strangers = { ready, open, size, fits: (one: string, other: string) => !haveMet(state.met, one, other, at) };
  const inVain = ready.filter((person) => at - (state.waiting.get(person) ?? at) >= PATIENCE_MS);
  const again = {
    ...strangers,
    ready: inVain,
    fits: (one: string, other: string) => !areApart(state.met, one, other, at),
  };
  return gathering(strangers) ?? walkIn(strangers) ?? walkIn(again, strangers.fits) ?? gathering(again);
}

/** When somebody's patience ends next; undefined if nobody's does. */
export function nextImpatience({ waiting }: Frozen<Meetings>, at: number): number | undefined {
  const ends = [...waiting.values()].map((since) => since + PATIENCE_MS).filter((end) => end > at);
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

export function wait(draft: Meetings, person: string, at: number): void {
  if (!draft.waiting.has(person) && !draft.groupOf.has(person)) draft.waiting.set(person, at);
}

export function giveUp(draft: Meetings, person: string): void {
  draft.waiting.delete(person);
}

/** @param room of the group that they walk into; or, with `size`, that they gather in */
export function seat(draft: Meetings, persons: readonly string[], room: string, at: number, size = 0): void {
  const group = draft.groups.get(room) ?? { size, members: new Set(), left: new Set() };
  draft.groups.set(room, group);
  for (const person of persons) {
    draft.waiting.delete(person);
    for (const other of group.members) meet(draft.met, person, other, at);
    group.members.add(person);
    draft.groupOf.set(person, room);
  }
}

/** An emptied group is gone. */
export function leave(draft: Meetings, person: string): void {
  const room = draft.groupOf.get(person) ?? "";
  const group = draft.groups.get(room);
  draft.groupOf.delete(person);
  group?.members.delete(person);
  group?.left.add(person);
  if (group?.members.size === 0) draft.groups.delete(room);
}

/** Somebody does not want to meet those in their group again, whoever else waits. */
export function avoid(draft: Meetings, person: string, at: number): void {
  const group = draft.groups.get(draft.groupOf.get(person) ?? "");
  for (const other of group?.members ?? []) if (other !== person) meet(draft.met, person, other, at, true);
}

type Place = readonly [room: string, group: Frozen<Group>];

const isOpen = ([, { members, size }]: Place): boolean => members.size < size;

interface Choices {
  ready: readonly string[];
  open: readonly Place[];
  size: number;
  /** Whether one may meet the other. */
  fits(one: string, other: string): boolean;
}

/** Goes before walking in: else comers would fill up a group, while somebody who knows all in it waits on. */
function gathering({ ready, size, fits }: Choices): Placement | undefined {
  for (const person of ready) {
    const persons = [person];
    for (const other of ready) {
      if (persons.length < size && other !== person && persons.every((one) => fits(other, one))) persons.push(other);
    }
    if (persons.length > 1) return { persons };
  }
  return undefined;
}

/** @param prefers the group with most of them, if there is a choice */
function walkIn({ ready, open, fits }: Choices, prefers: Choices["fits"] = fits): Placement | undefined {
  for (const person of ready) {
    const places = open.filter(
      ([, { left, members }]) => !left.has(person) && [...members].every((one) => fits(person, one)),
    );
    const others = ([, { members }]: Place) => [...members].filter((one) => !prefers(person, one)).length;
    const [place] = places.sort((a, b) => others(a) - others(b));
    if (place) return { persons: [person], group: place[0] };
  }
  return undefined;
}

/** Fisher and Yates. */
function shuffled<T>(all: T[], random: () => number): T[] {
  for (let last = all.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    [all[last], all[chosen]] = [all[chosen] as T, all[last] as T];
  }
  return all;
}
