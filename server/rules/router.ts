import { z } from "zod";
import type { Decision } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { HOUSE_STREAM, type Unplaced } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import type { Role } from "../roles/events.ts";
import { OneByOne } from "../wire/oneByOne.ts";
import type { Standing } from "../wire/standing.ts";
import { accepted, houseHost, moderator, router } from "../wire/trpc.ts";
import { changeRules, endLockdown, lockDown, type RulesState } from "./decide.ts";
import type { RuleEvent, Rules } from "./events.ts";
import { rulesIn, rulesShape, type Unfit } from "./shapes.ts";

/** `Trial`: what somebody is told of rules tried on the past. */
export interface RulesHouse<Trial> {
  chat: Chat;
  deciding: Deciding<RulesState>;
  now(): number;
  current(): Rules;
  /** What these rules would have made of the last so many milliseconds. */
  rehearse(rules: Partial<Rules>, ms: number): Promise<Trial>;
  unfit: Unfit;
}

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** The longest lockdown: whoever needs more begins another. */
const LOCKDOWN_MOST_MS = DAY_MS;
/** Moderators who wait for a trial at once. */
const TRIALS_WAITING = 3;

export function rulesRouter<Trial>(house: RulesHouse<Trial>) {
  const trials = new OneByOne(TRIALS_WAITING);
  const version = (): number => house.chat.peek(HOUSE_STREAM, house.deciding).version;

  async function carryOut(
    { person: by, role }: Standing,
    decide: (
      state: Frozen<RulesState>,
      wish: { at: number; by: string; role: Role | undefined },
    ) => Decision<Unplaced<RuleEvent>>,
  ): Promise<Record<never, never>> {
    const wish = { at: house.now(), by, role };
    accepted(await house.chat.carryOut(HOUSE_STREAM, house.deciding, (state) => decide(state, wish)));
    return {};
  }

  return router({
    /** What holds at this moment. */
    read: moderator.query(() => ({ rules: house.current(), version: version() })),

    /** What is named holds from now on, the rest as before. `after`: refused where somebody changed them since that version. */
    change: houseHost
      .input(rulesShape.extend({ after: z.int().min(0).optional() }))
      .mutation(async ({ input: { after, ...asked }, ctx: { standing } }) => {
        const rules = rulesIn(asked, house.unfit);
        await carryOut(standing, (state, wish) => changeRules(state, { ...wish, rules, after }));
        return { rules: house.current(), version: version() };
      }),

    /** What the rules, changed so, would have caught of what was said in the last days, and whom they would have stopped. */
    rehearse: moderator
      .input(z.object({ rules: rulesShape, days: z.int().min(1).max(7) }))
      .query(({ input: { rules, days } }) => {
        const asked = rulesIn(rules, house.unfit);
        return trials.take(() => house.rehearse(asked, days * DAY_MS));
      }),

    /** For so many milliseconds; it takes itself back. */
    lockDown: moderator
      .input(z.object({ ms: z.int().min(60_000).max(LOCKDOWN_MOST_MS) }))
      .mutation(({ input: { ms }, ctx: { standing } }) =>
        carryOut(standing, (state, wish) => lockDown(state, { ...wish, ms })),
      ),

    endLockdown: moderator.mutation(({ ctx: { standing } }) => carryOut(standing, endLockdown)),
  });
}
