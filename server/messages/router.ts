import { z } from "zod";
import type { Chat, Deciding } from "../chat.ts";
import { rejected, type Rejection } from "../decision.ts";
import { roomStream } from "../events.ts";
import type { Frozen } from "../fold.ts";
import { MESSAGE_CHARS, PAGE_MESSAGES } from "../limits.ts";
import type { Pace } from "../pace.ts";
import type { Look } from "../people/events.ts";
import { tidy } from "../text.ts";
import { accepted, guest, paced, refuse, router } from "../trpc.ts";
import { Turns } from "../turns.ts";
import { edit, erase, type Facts, letThrough, notIn, post, react } from "./decide.ts";
import type { Mask } from "./events.ts";
import { mentionsIn } from "./mentions.ts";
import type { Conversation } from "./state.ts";
import type { Timelines } from "./timelines.ts";
import { parted } from "./view.ts";

export type WritingReason = "empty" | "too-long" | "ill-formed" | "not-an-emoji";

/** What the messages need of the house. */
export interface Messages {
  chat: Chat;
  deciding: Deciding<Conversation>;
  timelines: Timelines;
  postings: { person: Pace; address: Pace };
  deeds: Pace;
  readings: Pace;
  now(): number;
  /** The words as they may be shown; or the refusal thrown. */
  screen: { message(text: string, sure: boolean): string };
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
  /** How many people beside this one have the room open. */
  othersHere(room: string, person: string): number;
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
        if (before) return { version: before.version, heardBy: house.othersHere(input.room, ctx.person) };
        const said = house.screen.message(wordsOf(input.text), input.sure);
        const replyTo = await answered(input.room, input.replyTo);
        const mentions = mentionsIn(said, house.looksIn(input.room));
        const speaking = speaker(ctx.person, input.room);
        const warning = await house.hearFlood(ctx.person, input.room, { text: said, mentions: mentions.length });
        const wish = {
          ...speaking,
          id: input.id,
          text: said,
          replyTo,
          mentions,
        };
        const { version } = accepted(
          await chat.carryOut(roomStream(input.room), deciding, (state) => post(state, wish)),
        );
        // In a one-way room this receipt is all that one ever sees of it.
        return { version, heardBy: house.othersHere(input.room, ctx.person), ...(warning && { warning }) };
      }),

    edit: doing.input(z.object({ room, version, text })).mutation(async ({ input, ctx }) => {
      const said = house.screen.message(wordsOf(input.text), true);
      const mentions = mentionsIn(said, house.looksIn(input.room));
      const carried = await inTurn(input, (message) => {
        const wish = { ...speaker(ctx.person, input.room), message, text: said, mentions };
        return chat.carryOut(roomStream(input.room), deciding, (state) => edit(state, wish));
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
