import { z } from "zod";
import { rejected } from "../base/decision.ts";
import type { Pace } from "../base/pace.ts";
import { hashOf, newToken } from "../base/tokens.ts";
import type { Look } from "../people/events.ts";
import { anybody, follow, follower, guest, paced, refuse, router } from "../wire/trpc.ts";
import { PASS_MS, type Passes } from "./passes.ts";

export type PassReason = "pass-over";

/** What passes need of the house. */
export interface PassHouse {
  passes: Passes;
  /** By person. */
  passings: Pace;
  /** By address: wrong ones, so that nobody goes through all. */
  tries: Pace;
  lookOf(person: string): Look | undefined;
  /** One more device is theirs. */
  beginSession(person: string, session: string): Promise<void>;
}

export type PassNews = { token: string; ms: number } | { over: "taken" | "late" };

const token = z.string().max(100);

/** From one device to another, as by a code that the phone's camera reads. */
export function passesRouter(house: PassHouse) {
  const { passes } = house;

  function holding(found: string | undefined, address: string): string {
    if (found !== undefined) return found;
    house.tries.owe(address);
    return refuse(rejected("pass-over"));
  }

  function mayTry(address: string): void {
    const retryAfter = house.tries.wait(address);
    if (retryAfter > 0) refuse(rejected("too-fast", { retryAfter }));
  }

  return router({
    /** A pass, which holds while this is followed; then what became of it. */
    show: follower.use(paced([house.passings, ({ person = "" }) => person])).subscription(async function* ({
      ctx,
      signal,
    }): AsyncGenerator<PassNews> {
      using _ = follow(ctx.connection);
      const { promise: taken, resolve } = Promise.withResolvers<"taken">();
      const { token, revoke } = passes.make(ctx.person, () => resolve("taken"));
      const late = AbortSignal.any([AbortSignal.timeout(PASS_MS), ...(signal ? [signal] : [])]);
      const ended = new Promise<"late">((over) => late.addEventListener("abort", () => over("late"), { once: true }));
      try {
        yield { token, ms: PASS_MS };
        yield { over: await Promise.race([taken, ended]) };
      } finally {
        revoke();
      }
    }),

    /** Who one would be. */
    look: guest.input(z.object({ token })).query(({ input, ctx }) => {
      mayTry(ctx.address);
      const person = holding(passes.personOf(input.token), ctx.address);
      const look = house.lookOf(person) ?? refuse(rejected("pass-over"));
      return { ...look, already: person === ctx.person };
    }),

    /** This device is theirs, too. Who one was here stays behind. */
    take: anybody.input(z.object({ token })).mutation(async ({ input, ctx }) => {
      mayTry(ctx.address);
      const person = holding(passes.take(input.token), ctx.address);
      const fresh = newToken();
      const session = hashOf(fresh);
      await house.beginSession(person, session);
      return ctx.giveSession(fresh, session, person);
    }),
  });
}
