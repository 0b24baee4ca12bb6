import { z } from "zod";
import type { Chat, Deciding } from "../chat.ts";
import { type Decision, isRejection, rejected, type Rejection } from "../decision.ts";
import { roomStream } from "../events.ts";
import type { Frozen } from "../fold.ts";
import { MESSAGE_CHARS, PAGE_MESSAGES } from "../limits.ts";
import { notIn } from "../membership.ts";
import type { Flag } from "../moderation/events.ts";
import type { Pace } from "../pace.ts";
import type { Look } from "../people/events.ts";
import type { Treatment } from "../rules/events.ts";
import { tidy } from "../text.ts";
import { accepted, guest, paced, refuse, router } from "../trpc.ts";
import { Turns } from "../turns.ts";
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
  flag(person: string, room: string, screened: Pick<Screened, "flags" | "treatment">, version?: number): Promise<void>;
  /** What somebody is held to in a room while the house is locked down. */
  lockdownFor(person: string, room: string): Lockdown | undefined;
  maskOf(person: string, room: string): Mask;
  looksIn(room: string): Frozen<Record<Mask, Look>>;
  /** Whether somebody moderates in a room: its host, or whoever looks after the house. */
  mayModerate(room: string, person: string): boolean;
  /** Throws why somebody is not to be in a room. */
  mayCome(room: string, person: string): void;
  /** Why a moderator lets somebody say nothing. */
  mutedBy(room: string, person: string): Rejection | undefined;
  /** Takes in what somebody is about to say: throws where it is a flood, answers a warning where it becomes one. */
  hearFlood(person: string, room: string, said: { text: string; mentions: number }): Promise<string | undefined>;
  /** Whether what they say is seen by them alone. */
  isShadowed(room: string, person: string): boolean;
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
  const wisher = (person: string, room: string) => {
    house.mayCome(room, person);
    return { by: person, mask: house.maskOf(person, room), at: house.now() };
  };

  /** The same of who wants to say something. */
  function speaker(person: string, room: string) {
    const muted = house.mutedBy(room, person);
    if (muted) refuse(muted);
    return { ...wisher(person, room), ...(house.isShadowed(room, person) && { shadowed: true }) };
  }

  async function answered(room: string, replyTo: number | undefined) {
    if (replyTo === undefined) return undefined;
    return (await timelines.facts(room, replyTo)) ?? ("unknown" as const);
  }

  /** What is sent again because its answer was lost: nothing that came up since is held against it. */
  const saidBefore = (person: string, { room, id }: { room: string; id: string }) =>
    chat
      .peek(roomStream(room), deciding)
      .speakers.get(person)
      ?.said.find((one) => one.id === id);

  /** Deeds to one message are done one after another: each is decided on what the one before made of it. */
  const turns = new Turns();
  const inTurn = <T>(of: { room: string; version: number }, deed: (message: Facts | undefined) => Promise<T>) =>
    turns.take(`${of.version} ${of.room}`, async () => deed(await timelines.facts(of.room, of.version)));

  return router({
    post: posting
      .input(z.object({ room, id, text, replyTo: version.optional(), sure: z.boolean().default(false) }))
      .mutation(async ({ input, ctx }) => {
        const before = saidBefore(ctx.person, input);
        if (before) return answerTo(ctx.person, input.room, before.version);
        const words = wordsOf(input.text);
        const lockdown = house.lockdownFor(ctx.person, input.room);
        const speaking = { ...speaker(ctx.person, input.room), id: input.id, lockdown };
        // Whoever may not speak is told so, and nothing is held against their words.
        mayDo(input.room, (state) => post(state, { ...speaking, text: words, mentions: [] }));
        const screened = await wordsFrom(ctx.person, input.room, words, { sure: input.sure });
        const replyTo = await answered(input.room, input.replyTo);
        const { text, flags, treatment } = screened;
        const mentions = mentionsIn(text, house.looksIn(input.room));
        const warning = await house.hearFlood(ctx.person, input.room, { text, mentions: mentions.length });
        const wish = { ...speaking, text, replyTo, mentions, flags, review: treatment === "hold" };
        const { version } = accepted(
          await chat.carryOut(roomStream(input.room), deciding, (state) => post(state, wish)),
        );
        if (flags.length > 0) await house.flag(ctx.person, input.room, screened, version);
        return { ...answerTo(ctx.person, input.room, version), ...(warning && { warning }) };
      }),

    edit: doing.input(z.object({ room, version, text })).mutation(async ({ input, ctx }) => {
      const words = wordsOf(input.text);
      const carried = await inTurn(input, async (message) => {
        const lockdown = house.lockdownFor(ctx.person, input.room);
        const speaking = { ...speaker(ctx.person, input.room), message, lockdown };
        mayDo(input.room, (state) => edit(state, { ...speaking, text: words, mentions: [] }));
        const screened = await wordsFrom(ctx.person, input.room, words, { sure: true, edits: true });
        const { text, flags } = screened;
        const wish = { ...speaking, text, flags, mentions: mentionsIn(text, house.looksIn(input.room)) };
        const carried = await chat.carryOut(roomStream(input.room), deciding, (state) => edit(state, wish));
        // Who sent it anyway mends their words without being flagged again.
        const anew = flags.filter((flag) => !message?.flags?.includes(flag));
        if (!isRejection(carried) && anew.length > 0 && screened.treatment !== "warn")
          await house.flag(ctx.person, input.room, { ...screened, flags: anew }, input.version);
        return carried;
      });
      return { version: accepted(carried).version };
    }),

    erase: doing.input(z.object({ room, version })).mutation(async ({ input, ctx }) => {
      const carried = await inTurn(input, (message) => {
        const wish = { ...wisher(ctx.person, input.room), message };
        return chat.carryOut(roomStream(input.room), deciding, (state) => erase(state, wish));
      });
      accepted(carried);
      return {};
    }),

    react: doing
      .input(z.object({ room, version, emoji: z.string().max(64), on: z.boolean() }))
      .mutation(async ({ input, ctx }) => {
        if (!isEmoji(input.emoji)) refuse(rejected("not-an-emoji"));
        const carried = await inTurn(input, (message) => {
          const wish = { ...wisher(ctx.person, input.room), message, emoji: input.emoji, on: input.on };
          return chat.carryOut(roomStream(input.room), deciding, (state) => react(state, wish));
        });
        accepted(carried);
        return {};
      }),

    /** Lets everybody see what was held. */
    letThrough: doing.input(z.object({ room, version })).mutation(async ({ input, ctx: { person: by } }) => {
      if (!house.mayModerate(input.room, by)) refuse(rejected("not-a-moderator"));
      const carried = await inTurn(input, (message) => {
        const wish = { by, at: house.now(), message };
        return chat.carryOut(roomStream(input.room), deciding, (state) => letThrough(state, wish));
      });
      accepted(carried);
      return {};
    }),

    before: reading
      .input(z.object({ room, version, limit: z.int().min(1).max(PAGE_MESSAGES).default(PAGE_MESSAGES) }))
      .query(async ({ input, ctx }) => {
        mayRead(input.room, ctx.person);
        const viewer = house.maskOf(ctx.person, input.room);
        const { rows, ...page } = await timelines.before(input.room, input.version, input.limit, viewer);
        return { ...parted(rows), ...page };
      }),

    at: reading
      .input(z.object({ room, versions: z.array(version).min(1).max(PAGE_MESSAGES) }))
      .query(async ({ input, ctx }) => {
        mayRead(input.room, ctx.person);
        const viewer = house.maskOf(ctx.person, input.room);
        const { rows: messages, looks } = await timelines.at(input.room, input.versions, viewer);
        return { messages, looks };
      }),
  });

  /** In a one-way room this receipt is all that one ever sees of it; and of what is held, all that one is told. */
  function answerTo(person: string, room: string, version: number) {
    const posted = house.saidUnheard(room);
    return {
      version,
      heardBy: house.othersHere(room, person),
      ...(posted !== undefined && { posted }),
      ...(house.isHeld(room, version) && { held: true }),
    };
  }

  /** As they may be shown; or the refusal thrown, and their writer flagged for what is not taken from anybody. */
  async function wordsFrom(person: string, room: string, words: string, how: Saying): Promise<Screened> {
    const screened = house.screen.message(room, words, how);
    const { refusal, asks } = screened;
    if (!refusal) return screened;
    if (!asks) await house.flag(person, room, screened);
    return refuse(refusal);
  }

  /** Throws why something would not be done. */
  function mayDo(room: string, decide: (state: Frozen<Conversation>) => Decision<unknown>): void {
    const answer = decide(chat.peek(roomStream(room), deciding));
    if (isRejection(answer)) refuse(answer);
  }

  function mayRead(room: string, person: string): void {
    const refusal = notIn(chat.peek(roomStream(room), deciding), person);
    if (refusal) refuse(refusal);
    house.mayCome(room, person);
  }
}

function wordsOf(raw: string): string {
  const tidied = tidy(raw);
  if ("text" in tidied) return tidied.text;
  return refuse(rejected(tidied.problem, tidied.problem === "too-long" ? { limit: MESSAGE_CHARS } : {}));
}

/** One emoji as people see one: a single grapheme that is a pictograph, a flag or a keycap. */
const isEmoji = (text: string): boolean => /^\p{RGI_Emoji}$/v.test(text);
