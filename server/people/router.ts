import { z } from "zod";
import { readAtMost } from "../base/body.ts";
import { isRejection, rejected, type Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { Pace } from "../base/pace.ts";
import { tidyName } from "../base/text.ts";
import { hashOf, newToken } from "../base/tokens.ts";
import { personStream } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Finish } from "../heart/processes.ts";
import type { Deciding } from "../heart/states.ts";
import { AVATAR_BYTES, AVATAR_MS, NAME_CHARS, PROTOCOL } from "../limits.ts";
import type { Ground } from "../moderation/events.ts";
import type { Role } from "../roles/events.ts";
import { accepted, anybody, type Caller, guest, keepPace, paced, refuse, router } from "../wire/trpc.ts";
import { arrive, chooseLook, comeBack, type Person, type SessionLife } from "./decide.ts";
import { type Look, lookOf } from "./events.ts";
import { isFace, randomFace } from "./face.ts";
import { guestName } from "./names.ts";
import type { People } from "./view.ts";

export type NameReason = "name-empty" | "name-too-long" | "name-ill-formed" | "name-taken";
export type AvatarReason = "sign-up-first" | "too-slow";

/** What the people need of the house. */
export interface PeopleHouse {
  chat: Chat;
  deciding: Deciding<Person>;
  arrivals: Pace;
  changes: Pace;
  pictures: { person: Pace; address: Pace };
  /** Keeps a picture under a random name, or refuses it; and removes one again. */
  avatars: { keep(read: () => Promise<Uint8Array>): Promise<string>; drop(avatar: string): void };
  mayWearAvatar(person: string): boolean;
  maySignUp(): boolean;
  now(): number;
  /** A name as it is; or the refusal thrown. */
  screen: { name(text: string): string };
  people(): Frozen<People>;
  /** What a person may do in the whole house. */
  roleOf(person: string): Role | undefined;
  lifeOf(person: string): SessionLife;
  /** What keeps them out of the house, if something does, and how their appeal stands. */
  banOf(
    person: string,
    network: string,
  ):
    | {
        until: number | undefined;
        ground: Ground;
        note: string | undefined;
        appeal: "none" | "made" | "kept";
      }
    | undefined;
  /** The open rooms that a person is in, in the order of joining. */
  roomsOf(person: string): string[];
  /** Places in a new group of strangers. */
  groupSize(): number;
  accountOf(person: string): { name: string } | undefined;
  /** Whose a name is that somebody signed up with, or one that looks like it. */
  claimant(name: string): string | undefined;
  /** By which a page tells whether it is still the same person: nothing else is known by it. */
  selfOf(person: string): string;
  /** Whether they would look otherwise in a room of theirs from now on, or why one of these refuses it. */
  changesIn(person: string, look: Look): boolean | Rejection;
  /** Waits until they look in all their rooms as they chose. */
  worn: Finish;
}

export function peopleRouter(house: PeopleHouse) {
  const { chat, deciding } = house;
  const byPerson = (caller: Caller) => caller.person ?? "";

  const isTaken = (name: string) => house.people().wearing.has(name) || house.claimant(name) !== undefined;

  async function newGuest(caller: Caller): Promise<{ person: string; session?: string }> {
    keepPace(house.arrivals, caller.address);
    const token = newToken();
    const session = hashOf(token);
    const person = `p_${crypto.randomUUID().replaceAll("-", "")}`;
    const look = {
      name: guestName(Math.random, isTaken),
      hue: Math.floor(Math.random() * 360),
      face: randomFace(Math.random),
    };
    const wish = { at: house.now(), by: person, session, look };
    accepted(await chat.carryOut(personStream(person), deciding, () => arrive(wish)));
    return { person, ...caller.giveSession(token, session, person) };
  }

  async function comingBack(
    caller: Caller,
    person: string,
    session: string,
  ): Promise<{ session?: string } | undefined> {
    const token = newToken();
    const next = hashOf(token);
    const wish = { at: house.now(), by: person, session, next, life: house.lifeOf(person) };
    const answer = await chat.carryOut(personStream(person), deciding, (state) => comeBack(state, wish));
    // On a full disk nobody is sent away.
    if (isRejection(answer)) return answer.rejected === "disk-full" ? {} : undefined;
    const renewed = answer.recorded.some(({ type }) => type === "session-renewed");
    return renewed ? caller.giveSession(token, next, person) : {};
  }

  const lookNow = (person: string) => house.people().looks.get(person) ?? unseen();

  /** Wears a look from now on, in all rooms, or refuses it. */
  async function wear(by: string, look: Look): Promise<Look> {
    const pending = house.changesIn(by, look);
    if (typeof pending === "object") refuse(pending);
    const decide = (state: Frozen<Person>) => chooseLook(state, { at: house.now(), by, look, pending });
    accepted(await chat.carryOut(personStream(by), deciding, decide));
    await house.worn(by);
    return look;
  }

  return router({
    /** Who I am; whoever has no session becomes a guest. */
    me: anybody.query(async ({ ctx }) => {
      const known =
        ctx.person !== undefined && ctx.session !== undefined
          ? { person: ctx.person, session: ctx.session }
          : undefined;
      const back = known && (await comingBack(ctx, known.person, known.session));
      const { person, ...given } = known && back ? { person: known.person, ...back } : await newGuest(ctx);
      const account = house.accountOf(person);
      const role = house.roleOf(person);
      const ban = house.banOf(person, ctx.network);
      return {
        ...lookNow(person),
        mayWearAvatar: house.mayWearAvatar(person),
        maySignUp: house.maySignUp(),
        self: house.selfOf(person),
        ...(account && { account: { name: account.name } }),
        rooms: house.roomsOf(person),
        groupSize: house.groupSize(),
        ...(role && { role }),
        ...(ban && { ban }),
        protocol: PROTOCOL,
        ...given,
      };
    }),

    /** Another name, colour or face, worn in all rooms from now on; with `avatar` null the face instead of a picture. */
    change: guest
      .use(paced([house.changes, byPerson]))
      .input(
        z.object({
          name: z.string().max(1000).optional(),
          hue: z.int().min(0).max(359).optional(),
          face: z.int().refine(isFace, "a face is 15 bits").optional(),
          avatar: z.null().optional(),
        }),
      )
      .mutation(({ input: { avatar, ...input }, ctx: { person } }) => {
        const { avatar: worn, ...now } = lookNow(person);
        const name = input.name === undefined ? now.name : house.screen.name(nameOf(input.name));
        if (name !== now.name && (house.claimant(name) ?? person) !== person) refuse(rejected("name-claimed"));
        return wear(person, lookOf({ ...now, ...input, name, ...(avatar !== null && { avatar: worn }) }));
      }),

    /** Wears a picture: PNG, JPEG, WebP or GIF, sent by HTTP as application/octet-stream. */
    wearAvatar: guest
      .use(async ({ ctx, next }) => (house.mayWearAvatar(ctx.person) ? next() : refuse(rejected("sign-up-first"))))
      .use(paced([house.pictures.person, byPerson], [house.pictures.address, (caller) => caller.address]))
      .input(z.instanceof(ReadableStream).describe("the bytes of a picture"))
      .mutation(async ({ input, ctx: { person } }) => {
        const avatar = await house.avatars.keep(() => pictureIn(input as ReadableStream<Uint8Array>));
        try {
          return await wear(person, { ...lookNow(person), avatar });
        } catch (error) {
          house.avatars.drop(avatar);
          throw error;
        }
      }),
  });
}

async function pictureIn(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const inTime = AbortSignal.timeout(AVATAR_MS);
  const bytes = await readAtMost(body, AVATAR_BYTES, inTime);
  if (bytes) return bytes;
  return refuse(inTime.aborted ? rejected("too-slow") : rejected("picture-too-large", { limit: AVATAR_BYTES }));
}

/** A name that somebody wants, tidied. Throws why nobody can be called so. */
export function nameOf(raw: string): string {
  const tidied = tidyName(raw, NAME_CHARS);
  if ("problem" in tidied) {
    return refuse(rejected(`name-${tidied.problem}`, tidied.problem === "too-long" ? { limit: NAME_CHARS } : {}));
  }
  return /[\p{L}\p{N}\p{S}]/u.test(tidied.text) ? tidied.text : refuse(rejected("name-empty"));
}

const unseen = () => refuse(rejected("no-session"));
