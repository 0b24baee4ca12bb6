import { z } from "zod";
import type { Pace } from "../base/pace.ts";
import { hashOf, newToken } from "../base/tokens.ts";
import { HOUSE_STREAM } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import type { Look } from "../people/events.ts";
import { accepted, guest, houseHost, moderator, overHttp, paced, router } from "../wire/trpc.ts";
import { becomeHost, endModerator, nameModerator, type Roles } from "./decide.ts";

/** What the roles need of the house. */
export interface RolesHouse {
  chat: Chat;
  deciding: Deciding<Roles>;
  /** Host links that somebody tries. */
  tries: Pace;
  now(): number;
  lookOf(person: string): Look | undefined;
  isSignedUp(person: string): boolean;
  /** Another session takes the place of this one, and their tabs come back as who they are now. */
  changeSession(person: string, session: string, was: string): Promise<void>;
  /** Closes somebody's sockets, so that they come back as who they are now. */
  comeAgain(person: string): void;
}

const whom = z.string().min(1).max(64);

export function rolesRouter(house: RolesHouse) {
  const { chat, deciding } = house;
  const state = () => chat.peek(HOUSE_STREAM, deciding);

  return router({
    /** Opens a host link; whoever does is a host of the house from then on, by a session of their own. */
    becomeHost: guest
      .use(overHttp)
      .use(paced([house.tries, (caller) => caller.address]))
      .input(z.object({ token: z.string().max(100) }))
      .mutation(async ({ input, ctx }) => {
        const { person: by, session: was = "" } = ctx;
        const wish = { at: house.now(), by, link: hashOf(input.token) };
        accepted(await chat.carryOut(HOUSE_STREAM, deciding, (roles) => becomeHost(roles, wish)));
        const token = newToken();
        const session = hashOf(token);
        await house.changeSession(by, session, was);
        return ctx.giveSession(token, session, by);
      }),

    /** Who looks after the house. */
    all: moderator.query(() => {
      const { hosts, moderators } = state();
      const looking = (persons: ReadonlySet<string>) =>
        [...persons].flatMap((person) => {
          const look = house.lookOf(person);
          return look ? [{ person, ...look }] : [];
        });
      return { hosts: looking(hosts), moderators: looking(moderators) };
    }),

    nameModerator: houseHost.input(z.object({ whom })).mutation(async ({ input, ctx: { person: by } }) => {
      const wish = { at: house.now(), by, whom: input.whom, signedUp: house.isSignedUp(input.whom) };
      accepted(await chat.carryOut(HOUSE_STREAM, deciding, (roles) => nameModerator(roles, wish)));
      house.comeAgain(input.whom);
      return {};
    }),

    endModerator: moderator.input(z.object({ whom })).mutation(async ({ input, ctx: { person: by } }) => {
      const wish = { at: house.now(), by, whom: input.whom };
      accepted(await chat.carryOut(HOUSE_STREAM, deciding, (roles) => endModerator(roles, wish)));
      house.comeAgain(input.whom);
      return {};
    }),
  });
}
