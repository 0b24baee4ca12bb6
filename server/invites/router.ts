import { z } from "zod";
import { rejected } from "../base/decision.ts";
import type { Pace } from "../base/pace.ts";
import { hashOf } from "../base/tokens.ts";
import { inviteStream } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding, View } from "../heart/states.ts";
import { accepted, type Caller, type Guest, guest, refuse, router } from "../wire/trpc.ts";
import { holds, type Invite, type Invites, make, revoke, use } from "./decide.ts";
import type { Doors } from "./view.ts";

/** What the invites need of the house. */
export interface InviteHouse {
  chat: Chat;
  deciding: Deciding<Invites>;
  doors: View<Doors>;
  /** Hashes passcodes as it does passwords. */
  passwords: { hash(passcode: string): Promise<string>; verify(passcode: string, hash: string): Promise<boolean> };
  /** Passcodes tried. */
  tries: Pace;
  now(): number;
  nameOf(room: string): string | undefined;
}

/** A link of a room as its hosts see it in their list. */
export interface InviteRow {
  invite: string;
  until?: number;
  uses?: number;
  used: number;
  passcode: boolean;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const room = z.string().min(1).max(100);
const token = z.string().min(1).max(100);
/** 128 bits in base64url. */
const newSecret = () =>
  crypto.getRandomValues(new Uint8Array(16)).toBase64({ alphabet: "base64url", omitPadding: true });

export function invitesRouter(house: InviteHouse) {
  const { chat, deciding } = house;
  const links = (room: string) => chat.peek(inviteStream(room), deciding).all;

  return router({
    /** What a link leads to: enough to decide whether to go in. */
    look: guest.input(z.object({ token })).query(({ input }) => {
      const { room, invite } = found(house, input.token);
      return {
        room,
        name: house.nameOf(room) ?? refuse(rejected("no-such-invite")),
        passcode: invite.passcode !== undefined,
      };
    }),

    list: guest.input(z.object({ room })).query(({ input, ctx }): InviteRow[] => {
      if (!ctx.standing.leads(input.room)) refuse(rejected("not-a-host"));
      const holding = [...links(input.room).values()].filter((invite) => holds(invite, house.now()));
      return holding.map(({ invite, until, uses, used, passcode }) => ({
        invite,
        used,
        passcode: passcode !== undefined,
        ...(until !== undefined && { until }),
        ...(uses !== undefined && { uses }),
      }));
    }),

    /** Answers the token: it is told once, and kept as a hash. */
    make: guest
      .input(
        z.object({
          room,
          ms: z.int().min(60_000).max(YEAR_MS).optional(),
          uses: z.int().min(1).max(100_000).optional(),
          passcode: z.string().min(1).max(200).optional(),
        }),
      )
      .mutation(async ({ input, ctx }) => {
        const host = ctx.standing.leads(input.room);
        if (!host) refuse(rejected("not-a-host"));
        const secret = newSecret();
        const passcode = input.passcode === undefined ? undefined : await house.passwords.hash(input.passcode);
        const at = house.now();
        const invite = {
          invite: newSecret(),
          token: hashOf(secret),
          ...(input.ms !== undefined && { until: at + input.ms }),
          ...(input.uses !== undefined && { uses: input.uses }),
          ...(passcode !== undefined && { passcode }),
        };
        const wish = { at, by: ctx.person, host, invite };
        accepted(await chat.carryOut(inviteStream(input.room), deciding, (state) => make(state, wish)));
        return { invite: invite.invite, token: secret };
      }),

    revoke: guest.input(z.object({ room, invite: token })).mutation(async ({ input, ctx }) => {
      const wish = {
        at: house.now(),
        by: ctx.person,
        host: ctx.standing.leads(input.room),
        invite: input.invite,
      };
      accepted(await chat.carryOut(inviteStream(input.room), deciding, (state) => revoke(state, wish)));
      return {};
    }),
  });
}

/** Throws why a link does not let somebody into a room. Answers what uses it up. */
export async function invited(
  house: InviteHouse,
  room: string,
  link: { token: string; passcode: string | undefined },
  caller: Guest,
): Promise<() => Promise<void>> {
  const { room: leadsTo, invite } = found(house, link.token);
  if (leadsTo !== room) refuse(rejected("no-such-invite"));
  if (invite.passcode !== undefined) await checkPasscode(house, invite.passcode, link.passcode, caller);
  return async () => {
    const wish = { at: house.now(), by: caller.person, invite: invite.invite };
    accepted(await house.chat.carryOut(inviteStream(room), house.deciding, (state) => use(state, wish)));
  };
}

async function checkPasscode(
  { tries, passwords }: InviteHouse,
  hash: string,
  passcode: string | undefined,
  { address }: Caller,
): Promise<void> {
  if (passcode === undefined) refuse(rejected("wrong-passcode"));
  const retryAfter = tries.wait(address);
  if (retryAfter > 0) refuse(rejected("too-fast", { retryAfter }));
  if (await passwords.verify(passcode, hash)) return;
  // Only wrong ones are counted: a class behind one address knows the passcode, and comes all at once.
  tries.owe(address);
  refuse(rejected("wrong-passcode"));
}

function found(house: InviteHouse, token: string): { room: string; invite: Invite } {
  const door = house.chat.read(house.doors).get(hashOf(token));
  const invite = door && house.chat.peek(inviteStream(door.room), house.deciding).all.get(door.invite);
  if (!door || !invite) return refuse(rejected("no-such-invite"));
  return holds(invite, house.now()) ? { room: door.room, invite } : refuse(rejected("invite-over"));
}
