import { z } from "zod";
import { alike } from "../base/alike.ts";
import { rejected } from "../base/decision.ts";
import { tidyName } from "../base/text.ts";
import { hashOf, newToken } from "../base/tokens.ts";
import { NAMES_STREAM, personStream } from "../events.ts";
import { NAME_CHARS } from "../limits.ts";
import { accepted, anybody, type Caller, guest, keepPace, overHttp, paced, refuse, router } from "../wire/trpc.ts";
import { codeHashOf, newCodes } from "./codes.ts";
import { claim, endSession, type Holder, logIn, recover, signUp } from "./decide.ts";
import { releaseUnused } from "./freeing.ts";
import type { AccountsHouse } from "./house.ts";
import { keepingProcedures } from "./keeping.ts";
import { composed, passwordOf, passwordShape as password } from "./password.ts";
import { mayTry, proven } from "./proving.ts";

const name = z.string().max(1000);
/** Letters and groups as they stand on the card, or with spaces between. */
const code = z.string().max(100);

export function accountsRouter(house: AccountsHouse) {
  const { chat, names, holders, passwords, now } = house;
  const carryOut = (person: string, decide: Parameters<typeof chat.carryOut<Holder>>[2]) =>
    chat.carryOut(personStream(person), holders, decide);

  async function claimFor(by: string, wanted: string): Promise<void> {
    accepted(await chat.carryOut(NAMES_STREAM, names, (state) => claim(state, { at: now(), by, name: wanted })));
  }

  /** Recorded in the claims and with the person, or in neither. What a crash cuts short, `freeing` mends. */
  async function claimAndSignUp(by: string, wish: Omit<Parameters<typeof signUp>[1], "at" | "by">): Promise<void> {
    await claimFor(by, wish.name);
    try {
      accepted(await carryOut(by, (state) => signUp(state, { ...wish, at: now(), by })));
    } catch (error) {
      await releaseUnused(house, by).catch(() => {}); // then it is freed later
      throw error;
    }
  }

  const triesOf = ({ address }: Caller, key: string) =>
    [
      [house.logIns.address, address],
      [house.logIns.name, key],
    ] as const;

  /** Whose a name is that somebody writes to be known by, and the key under which its tries count. */
  function known(raw: string): { person: string | undefined; key: string } {
    const tidied = tidyName(raw, NAME_CHARS);
    // Nobody's: it counts like any other, under a key that no name has.
    if ("problem" in tidied) return { person: undefined, key: ` ${raw.slice(0, NAME_CHARS)}` };
    const key = alike(tidied.text);
    return { person: chat.peek(NAMES_STREAM, names).get(key)?.person, key };
  }

  return router({
    /** A guest has a name of their own and a password from now on; all else stays. Tells recovery codes, this once. A new session takes the old one's place. */
    signUp: guest
      .use(overHttp)
      .use(paced([house.changes, ({ person = "" }) => person]))
      .input(z.object({ name, password }))
      .mutation(async ({ input, ctx }) => {
        const { person: by, session: was = "" } = ctx;
        if (house.accountOf(by)) refuse(rejected("signed-up-already"));
        if (!house.maySignUp()) refuse(rejected("sign-ups-closed"));
        const wanted = house.nameOf(input.name);
        const chosen = passwordOf(input.password);
        const look = house.lookOf(by) ?? refuse(rejected("no-session"));
        const refused = claim(chat.peek(NAMES_STREAM, names), { at: now(), by, name: wanted });
        if ("rejected" in refused) refuse(refused);
        // Nobody is to become whom others think that they speak with.
        if (house.isWorn(wanted, by)) refuse(rejected("name-taken"));
        keepPace(house.signUps, ctx.address);
        const hash = await passwords.hash(chosen);
        const pending = house.changesIn(by, { ...look, name: wanted });
        if (typeof pending === "object") refuse(pending);
        const token = newToken();
        const session = hashOf(token);
        const codes = newCodes();
        const wish = { name: wanted, password: hash, codes: codes.map(codeHashOf), session, was };
        await claimAndSignUp(by, { ...wish, pending });
        // They have signed up, wherever else the name is worn from now on, or only later.
        await house.worn(by).catch(() => {});
        return { name: wanted, codes, ...ctx.giveSession(token, session, by) };
      }),

    /** Somebody who signed up is here, too. Whoever they were here until now stays behind, and that session is over. */
    logIn: anybody
      .use(overHttp)
      .input(z.object({ name, password }))
      .mutation(async ({ input, ctx }) => {
        const { person, key } = known(input.name);
        const hash = person === undefined ? undefined : house.accountOf(person)?.password;
        const fits = await proven(triesOf(ctx, key), () => passwords.fits(composed(input.password), hash));
        if (!fits || person === undefined || hash === undefined) refuse(rejected("wrong-log-in"));
        const token = newToken();
        const session = hashOf(token);
        accepted(await carryOut(person, (state) => logIn(state, { at: now(), by: person, session, proven: hash })));
        await leaveSession(ctx);
        return { name: house.accountOf(person)?.name ?? "", ...ctx.giveSession(token, session, person) };
      }),

    /** Sets a new password by a recovery code, and logs in. All other sessions are over. */
    recover: anybody
      .use(overHttp)
      .input(z.object({ name, code, password }))
      .mutation(async ({ input, ctx }) => {
        const { person, key } = known(input.name);
        const tries = triesOf(ctx, key);
        mayTry(tries);
        const chosen = passwordOf(input.password);
        const code = codeHashOf(input.code);
        const holds = person !== undefined && house.accountOf(person)?.codes.has(code) === true;
        if (!(await proven(tries, () => Promise.resolve(holds))) || person === undefined)
          refuse(rejected("wrong-code"));
        const token = newToken();
        const session = hashOf(token);
        const wish = { by: person, code, session, password: await passwords.hash(chosen) };
        accepted(await carryOut(person, (state) => recover(state, { ...wish, at: now() })));
        if (ctx.person !== person) await leaveSession(ctx);
        return { name: house.accountOf(person)?.name ?? "", ...ctx.giveSession(token, session, person) };
      }),

    /** This session is over. Whoever comes with it next is a new guest. */
    logOut: guest.use(overHttp).mutation(async ({ ctx }) => {
      // A guest would be gone for good.
      if (!house.accountOf(ctx.person)) refuse(rejected("not-signed-up"));
      await leaveSession(ctx);
      return {};
    }),

    ...keepingProcedures(house),
  });

  async function leaveSession({ person, session }: Caller): Promise<void> {
    if (person === undefined || session === undefined) return;
    accepted(await carryOut(person, (state) => endSession(state, { at: now(), by: person, session })));
  }
}
