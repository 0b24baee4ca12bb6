import { z } from "zod";
import { rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { personStream } from "../events.ts";
import { accepted, guest, overHttp, refuse } from "../wire/trpc.ts";
import { codeHashOf, newCodes } from "./codes.ts";
import { changePassword, endSession, type Holder, makeCodes, sessionsOf } from "./decide.ts";
import type { AccountsHouse } from "./house.ts";
import { composed, passwordOf, passwordShape as password } from "./password.ts";
import { proven } from "./proving.ts";

/** Enough to tell one's sessions apart, and nothing that opens any. */
const ID_CHARS = 16;
const idOf = (session: string) => session.slice(0, ID_CHARS);

/** What whoever signed up does with their account. */
export function keepingProcedures(house: AccountsHouse) {
  const { chat, holders, passwords, now } = house;
  const stateOf = (person: string): Frozen<Holder> => chat.peek(personStream(person), holders);
  const signedUp = guest.use(overHttp).use(({ ctx, next }) => {
    const account = house.accountOf(ctx.person);
    return account ? next({ ctx: { account } }) : refuse(rejected("not-signed-up"));
  });

  /** Throws where it is not theirs: whoever found an open page is not to keep the owner out. */
  async function prove(person: string, hash: string, given: string): Promise<void> {
    const fits = await proven([[house.logIns.name, person]], () => passwords.fits(composed(given), hash));
    if (!fits) refuse(rejected("wrong-password"));
  }

  return {
    /** One's account, and where one is logged in. */
    mine: signedUp.query(({ ctx: { account, person, session } }) => ({
      name: account.name,
      codes: account.codes.size,
      sessions: sessionsOf(stateOf(person)).map((one) => ({
        session: idOf(one.session),
        since: one.since,
        seenAt: one.seenAt,
        here: one.session === session,
      })),
    })),

    /** Ends all other sessions. */
    changePassword: signedUp
      .input(z.object({ password, next: password }))
      .mutation(async ({ input, ctx: { account, person: by, session = "" } }) => {
        const chosen = passwordOf(input.next);
        await prove(by, account.password, input.password);
        const wish = { by, session, proven: account.password, password: await passwords.hash(chosen) };
        const decide = (state: Frozen<Holder>) => changePassword(state, { ...wish, at: now() });
        accepted(await chat.carryOut(personStream(by), holders, decide));
        return {};
      }),

    /** New ones; those from before are good for nothing. They are told this once. */
    makeCodes: signedUp.input(z.object({ password })).mutation(async ({ input, ctx: { account, person: by } }) => {
      await prove(by, account.password, input.password);
      const codes = newCodes();
      const wish = { by, codes: codes.map(codeHashOf) };
      accepted(await chat.carryOut(personStream(by), holders, (state) => makeCodes(state, { ...wish, at: now() })));
      return { codes };
    }),

    /** @param input.session as `mine` tells it */
    endSession: signedUp
      .input(z.object({ session: z.string().max(100) }))
      .mutation(async ({ input, ctx: { person: by } }) => {
        const session = stateOf(by)
          .sessions.keys()
          .find((one) => idOf(one) === input.session);
        const wish = { by, session: session ?? "" };
        accepted(await chat.carryOut(personStream(by), holders, (state) => endSession(state, { ...wish, at: now() })));
        return {};
      }),
  };
}
