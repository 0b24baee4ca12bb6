// What holds somebody back, as the slices ask it and as people are told.
import { rejected, type Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { Floods } from "../moderation/floods.ts";
import { type Act, isOver } from "../moderation/view.ts";
import type { Standing } from "../wire/standing.ts";
import { refuse } from "../wire/trpc.ts";
import type { House } from "./house.ts";

/** What somebody who is kept out reads. */
export function banFor(house: House, person: string, network: string) {
  const act = house.heldBack(person, "ban", undefined, network);
  if (!act) return undefined;
  const { until, ground, note, appeal } = act;
  const state = appeal === undefined ? "none" : appeal.lifted === undefined ? "made" : "kept";
  return { until, ground, note, appeal: state } as const;
}

/** People who moderate may say as much as they like. */
export async function hearFlood(
  house: House,
  floods: Floods,
  standing: Standing,
  room: string,
  said: { text: string; mentions: number },
): Promise<string | undefined> {
  if (standing.moderates(room)) return undefined;
  const { person } = standing;
  const heard = await floods.hear(person, room, said);
  if (heard !== "muted") return heard?.warn;
  return refuse(refusalFor(house, house.heldBack(person, "mute", room), "muted") ?? rejected("muted"));
}

/** Waits for a moderator. */
const isAppealed = ({ appeal }: Frozen<Act>): boolean => appeal !== undefined && appeal.lifted === undefined;

export const appealsIn = ({ moderation, now }: House): number =>
  [...moderation().acts.values()].filter((act) => isAppealed(act) && !isOver(act, now())).length;

/** What holds somebody back, as they are told. */
export function refusalFor<Why extends string>(
  { now }: House,
  act: Frozen<Act> | undefined,
  why: Why,
): Rejection<Why> | undefined {
  if (!act) return undefined;
  const { until, ground, note } = act;
  return rejected(why, { ...(until !== undefined && { retryAfter: until - now() }), ground, ...(note && { note }) });
}

/** Muted people are not matched. */
export const mayMeet = ({ heldBack }: House, person: string): boolean =>
  !(heldBack(person, "mute") ?? heldBack(person, "shadow-mute"));
