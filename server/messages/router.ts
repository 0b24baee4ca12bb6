import { z } from "zod";
import { type Decision, isRejection, rejected, type Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { Pace } from "../base/pace.ts";
import { tidy } from "../base/text.ts";
import { roomStream } from "../events.ts";
import type { Chat, Decide, Prepare } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { MESSAGE_CHARS, PAGE_MESSAGES } from "../limits.ts";
import type { Flag } from "../moderation/events.ts";
import type { Look } from "../people/events.ts";
import type { Role } from "../roles/events.ts";
import type { Treatment } from "../rules/events.ts";
import type { Standing } from "../wire/standing.ts";
import { accepted, type Guest, guest, inRoom, paced, refuse, router } from "../wire/trpc.ts";
import { edit, erase, type Facts, letThrough, type Lockdown, post, react } from "./decide.ts";
import type { Mask } from "./events.ts";
import { mentionsIn } from "./mentions.ts";
import type { Conversation } from "./state.ts";
import type { Timelines } from "./timelines.ts";
import { parted } from "./view.ts";

export type WritingReason = "empty" | "too-long" | "ill-formed" | "not-an-emoji";

/** How something is said: by somebody who was asked, and is sure; in the place of what everybody has read. */
interface Saying {
  sure: boolean;
  edits?: boolean;
}

/** What becomes of words before others see them. */
interface Screened {
  /** Some of it masked. */
  text: string;
  /** What the filter objected to. */
  flags: Flag[];
  /** The strictest of what is done about it; "hold": a moderator is to look at it first. */
  treatment: Treatment;
  /** Why it is not taken; where it `asks`, it is from somebody who is sure. */
  refusal?: Rejection;
  asks: boolean;
}

type State = Frozen<Conversation>;

/** What a deed to one message is decided on. */
interface ToMessage {
  /** As the record has it. */
  message: Facts | undefined;
  /** What its doer may do by now. */
  who: Standing;
}

/** What the messages need of the house. */
export interface Messages {
  chat: Chat;
  deciding: Deciding<Conversation>;
  timelines: Timelines;
  postings: { person: Pace; address: Pace };
  deeds: Pace;
  readings: Pace;
  now(): number;
  screen: { message(room: string, text: string, how: Saying): Screened };
  /** Records that the filter objected to somebody's words. `version`: the message, where they were said after all. */
  flag(who: Standing, room: string, screened: Pick<Screened, "flags" | "treatment">, version?: number): Promise<void>;
  /** What people of a role are held to in a room while the house is locked down. */
  lockdownFor(role: Role | undefined, room: string): Lockdown | undefined;
  looksIn(room: string): Frozen<Record<Mask, Look>>;
  /** Takes in what somebody is about to say: throws where it is a flood, answers a warning where it becomes one. */
  hearFlood(who: Standing, room: string, said: { text: string; mentions: number }): Promise<string | undefined>;
  /** Whether a message waits for a moderator. */
  isHeld(room: string, version: number): boolean;
  /** How many people beside this one have the room open. */
  othersHere(room: string, person: string): number;
  /** How many messages were said in a one-way room by now; of other rooms everybody hears each. */
  saidUnheard(room: string): number | undefined;
}

const room = z.string().min(1).max(100);
const version = z.int().positive();
/** Longer than any message may be, so that the right refusal is given below. */
const text = z.string().max(20_000);
/** 128 bits in base64url, or a UUID, or whatever else is unique enough. */
const id = z.string().regex(/^[\w-]{16,64}$/);

export function messagesRouter(house: Messages) {
  const { chat, deciding, timelines } = house;
  const byPerson = (caller: { person: string | undefined }) => caller.person ?? "";
  const posting = guest.use(
    paced([house.postings.address, (caller) => caller.address], [house.postings.person, byPerson]),
  );
  const doing = guest.use(paced([house.deeds, byPerson]));
  const reading = guest.use(paced([house.readings, byPerson]));

  /** Who wants it, with their mask and the hour. */
  const wisher = (who: Standing, room: string) => {
    who.mayCome(room);
    return { by: who.person, mask: who.maskIn(room), at: house.now() };
  };

  /** The same of who wants to say something. */
  function speaker(who: Standing, room: string) {
    const muted = who.muted(room);
    if (muted) refuse(muted);
    const lockdown = house.lockdownFor(who.role, room);
    return { ...wisher(who, room), lockdown, ...(who.isShadowedIn(room) && { shadowed: true }) };
  }

  /** What is sent again because its answer was lost: nothing that came up since is held against it. */
  const saidBefore = (person: string, room: string, id: string) =>
    chat
      .peek(roomStream(room), deciding)
      .speakers.get(person)
      ?.said.find((one) => one.id === id);

  const toMessage = (of: { room: string; version: number }, caller: Guest) => async (): Promise<ToMessage> => ({
    message: await timelines.facts(of.room, of.version),
    who: caller.standingOf(caller.person),
  });

  /** How the message is read that another one answers, if it does. */
  const answered = (room: string, replyTo: number | undefined) =>
    replyTo === undefined ? undefined : async () => (await timelines.facts(room, replyTo)) ?? ("unknown" as const);

  return router({
    post: posting
      .input(z.object({ room, id, text, replyTo: version.optional(), sure: z.boolean().default(false) }))
      .mutation(async ({ input: { room, id, sure, ...input }, ctx: { standing: who } }) => {
        const before = saidBefore(who.person, room, id);
        if (before) return receiptFor(who, room, before.version);
        const words = wordsOf(input.text);
        const speaking = { ...speaker(who, room), id };
        // People who may not speak are told so, and nothing is held against their words.
        mayDo(room, (state) => post(state, { ...speaking, text: words, mentions: [] }));

        const screened = await screen(who, room, words, { sure });
        const { text, flags } = screened;
        const mentions = mentionsIn(text, house.looksIn(room));
        const warning = await house.hearFlood(who, room, { text, mentions: mentions.length });

        const wish = { ...speaking, text, mentions, flags, review: screened.treatment === "hold" };
        const decide = (state: State, replyTo: Facts | "unknown" | undefined) => post(state, { ...wish, replyTo });
        const { version } = await carryOut<Parameters<typeof decide>[1]>(room, decide, answered(room, input.replyTo));
        if (flags.length > 0) await house.flag(who, room, screened, version);
        return { ...receiptFor(who, room, version), ...(warning && { warning }) };
      }),

    edit: doing.input(z.object({ room, version, text })).mutation(async ({ input: { room, ...input }, ctx }) => {
      const words = wordsOf(input.text);
      const screened = house.screen.message(room, words, { sure: true, edits: true });
      const { text, flags, refusal } = screened;
      const mentions = mentionsIn(text, house.looksIn(room));
      let before: Facts | undefined;
      const decide = (state: State, { message, who }: ToMessage) => {
        before = message;
        const speaking = { ...speaker(who, room), message };
        // People who may not speak are told so, and nothing is held against their words.
        const unscreened = edit(state, { ...speaking, text: words, mentions: [] });
        if (isRejection(unscreened)) return unscreened;
        return refusal ?? edit(state, { ...speaking, text, flags, mentions });
      };
      const answer = await chat.carryOut(roomStream(room), deciding, decide, toMessage({ room, ...input }, ctx));
      if (answer === refusal && !screened.asks) await house.flag(ctx.standing, room, screened);
      const { version } = accepted(answer);
      // People who sent it anyway mend their words without being flagged again.
      const anew = flags.filter((flag) => !before?.flags?.includes(flag));
      if (anew.length > 0 && screened.treatment !== "warn")
        await house.flag(ctx.standing, room, { ...screened, flags: anew }, input.version);
      return { version };
    }),

    erase: doing.input(z.object({ room, version })).mutation(async ({ input, ctx }) => {
      const decide = (state: State, { message, who }: ToMessage) =>
        erase(state, { ...wisher(who, input.room), message });
      await carryOut(input.room, decide, toMessage(input, ctx));
      return {};
    }),

    react: doing
      .input(z.object({ room, version, emoji: z.string().max(64), on: z.boolean() }))
      .mutation(async ({ input, ctx }) => {
        const { emoji, on } = input;
        if (!isEmoji(emoji)) refuse(rejected("not-an-emoji"));
        const decide = (state: State, { message, who }: ToMessage) =>
          react(state, { ...wisher(who, input.room), message, emoji, on });
        await carryOut(input.room, decide, toMessage(input, ctx));
        return {};
      }),

    /** Lets everybody see what was held. */
    letThrough: doing.input(z.object({ room, version })).mutation(async ({ input, ctx }) => {
      if (!ctx.standing.moderates(input.room)) refuse(rejected("not-a-moderator"));
      const decide = (state: State, { message }: ToMessage) =>
        letThrough(state, { by: ctx.person, at: house.now(), message });
      await carryOut(input.room, decide, toMessage(input, ctx));
      return {};
    }),

    before: reading
      .input(z.object({ room, version, limit: z.int().min(1).max(PAGE_MESSAGES).default(PAGE_MESSAGES) }))
      .use(inRoom)
      .query(async ({ input, ctx: { mask } }) => {
        const { rows, ...page } = await timelines.before(input.room, input.version, input.limit, mask);
        return { ...parted(rows), ...page };
      }),

    at: reading
      .input(z.object({ room, versions: z.array(version).min(1).max(PAGE_MESSAGES) }))
      .use(inRoom)
      .query(async ({ input, ctx: { mask } }) => {
        const { rows: messages, looks } = await timelines.at(input.room, input.versions, mask);
        return { messages, looks };
      }),
  });

  /** In a one-way room this receipt is all that people ever see of it; and of what is held, all that they are told. */
  function receiptFor({ person }: Standing, room: string, version: number) {
    const posted = house.saidUnheard(room);
    return {
      version,
      heardBy: house.othersHere(room, person),
      ...(posted !== undefined && { posted }),
      ...(house.isHeld(room, version) && { held: true }),
    };
  }

  /** As they may be shown; or the refusal thrown, and their writer flagged for what is not taken from anybody. */
  async function screen(who: Standing, room: string, words: string, how: Saying): Promise<Screened> {
    const screened = house.screen.message(room, words, how);
    const { refusal, asks } = screened;
    if (!refusal) return screened;
    if (!asks) await house.flag(who, room, screened);
    return refuse(refusal);
  }

  /** Throws why something would not be done. */
  function mayDo(room: string, decide: (state: Frozen<Conversation>) => Decision<unknown>): void {
    const answer = decide(chat.peek(roomStream(room), deciding));
    if (isRejection(answer)) refuse(answer);
  }

  async function carryOut<Read>(room: string, decide: Decide<Conversation, Read>, prepare: Prepare<Read>) {
    return accepted(await chat.carryOut(roomStream(room), deciding, decide, prepare));
  }
}

function wordsOf(raw: string): string {
  const tidied = tidy(raw);
  if ("text" in tidied) return tidied.text;
  return refuse(rejected(tidied.problem, tidied.problem === "too-long" ? { limit: MESSAGE_CHARS } : {}));
}

/** One emoji as people see one: a single grapheme that is a pictograph, a flag or a keycap. */
const isEmoji = (text: string): boolean => /^\p{RGI_Emoji}$/v.test(text);
