import { z } from "zod";
import { rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { Pace } from "../base/pace.ts";
import { tidy, unitsOf } from "../base/text.ts";
import { actsStream } from "../events.ts";
import { NOTE_CHARS } from "../limits.ts";
import { accepted, guest, known, moderator, paced, refuse, router } from "../wire/trpc.ts";
import { type Acting, hideMessage, lift, preview, restrain, rightsOver, undoAct } from "./acting.ts";
import { type ActsState, appeal, decideAppeal } from "./decide.ts";
import { grounds } from "./events.ts";
import { entriesIn, isOver } from "./view.ts";

/** Longest appeal. */
const APPEAL_CHARS = 1_000;
/** The longest time that an act may be for, other than for good: a year. */
const LONGEST_MS = 366 * 24 * 60 * 60 * 1000;

export interface ModerationHouse extends Acting {
  /** Acts of one moderator. */
  deeds: Pace;
  /** What a room is called, if this viewer may know of it. */
  nameFor(room: string, viewer: string): string | undefined;
  /** The ban that keeps somebody out of the house, by its name. */
  banOf(person: string, network: string, room?: string): string | undefined;
}

const room = z.string().min(1).max(100);
const version = z.int().positive();
const whom = z.string().min(1).max(64);
const ground = z.enum(grounds);
const target = z.union([
  z.object({ room, version }),
  z.object({ room, whom }),
  z.object({ person: z.string().min(1).max(64) }),
]);
const wish = z.object({
  target,
  deed: z.enum(["purge", "mute", "shadow-mute", "ban"]),
  room: room.optional(),
  ms: z.int().positive().max(LONGEST_MS).nullable(),
  network: z.boolean(),
  purge: z.boolean(),
  ground,
  note: z.string().max(unitsOf(NOTE_CHARS)).optional(),
});
const actName = z.string().min(1).max(64);

export function moderationRouter(house: ModerationHouse) {
  const acting = guest.use(paced([house.deeds, (caller) => caller.person ?? ""]));

  return router({
    /** Hides one message from everybody; a room's host may in their room. */
    hide: acting
      .input(z.object({ room, version, ground }))
      .mutation(({ input, ctx }) => hideMessage(house, ctx.person, input)),

    /** What an act would do, counted on what is there now. */
    preview: acting.input(wish).query(({ input, ctx }) => preview(house, ctx.person, asWish(input))),

    act: acting.input(wish).mutation(({ input, ctx }) => restrain(house, ctx.person, asWish(input))),

    undo: acting.input(z.object({ act: actName })).mutation(async ({ input, ctx }) => {
      await undoAct(house, ctx.person, input.act);
      return {};
    }),

    /** By whoever is banned; once. */
    appeal: known
      .use(paced([house.deeds, (caller) => caller.person ?? ""]))
      .input(z.object({ room: room.optional(), text: z.string().max(20_000) }))
      .mutation(async ({ input, ctx: { person: by, network } }) => {
        const name = house.banOf(by, network, input.room) ?? refuse(rejected("not-banned"));
        const where = house.moderation().acts.get(name)?.room;
        const text = wordsOf(input.text, APPEAL_CHARS);
        const wish = { at: house.now(), by, act: name, text };
        accepted(await house.chat.carryOut(actsStream(where), house.deciding, (state) => appeal(state, wish)));
        return {};
      }),

    decideAppeal: moderator
      .input(z.object({ act: actName, lifted: z.boolean() }))
      .mutation(async ({ input: { act, lifted }, ctx: { person: by } }) => {
        const appealed = house.moderation().acts.get(act) ?? refuse(rejected("no-such-act"));
        const wish = { at: house.now(), ...rightsOver(house, appealed, by), act, lifted };
        const decide = (state: Frozen<ActsState>) => decideAppeal(state, wish);
        if (lifted) await lift(house, appealed, decide);
        else accepted(await house.chat.carryOut(actsStream(appealed.room), house.deciding, decide));
        return {};
      }),

    /** What holds at the moment, newest first. */
    acts: moderator.query(({ ctx: { person } }) => {
      const acts = [...house.moderation().acts.values()].filter((one) => !isOver(one, house.now()));
      return acts.reverse().map(({ act, at, deed, name, until, ground, note, purges, appeal, from, ...hidden }) => ({
        ...{ act, at, deed, name, until, ground, note, purges },
        appeal: appeal && { text: appeal.text, at: appeal.at, lifted: appeal.lifted },
        /** The version of the message that led to it. */
        from: from?.version,
        where: whereOf(hidden, person),
        byNetwork: hidden.network !== undefined,
        byName: house.lookOf(hidden.by)?.name ?? "",
      }));
    }),

    /** The newest of all that was done and undone, newest first. */
    record: moderator.query(({ ctx: { person } }) => {
      const entries = [...entriesIn(house.moderation())].reverse();
      return entries.map(({ by, whom: _whom, room, ...told }) => ({
        ...told,
        where: whereOf({ room }, person),
        byName: house.lookOf(by)?.name ?? "",
      }));
    }),
  });

  /** What the room is called in which alone something holds: "" where that is not for everybody to know. */
  function whereOf({ room }: { room?: string | undefined }, viewer: string): string | undefined {
    return room === undefined ? undefined : (house.nameFor(room, viewer) ?? "");
  }
}

type Asked = z.infer<typeof wish>;

function asWish({ room, note, ...asked }: Asked) {
  const said = note?.trim() ? wordsOf(note, NOTE_CHARS) : undefined;
  return { ...asked, ...(room !== undefined && { room }), ...(said !== undefined && { note: said }) };
}

function wordsOf(raw: string, most: number): string {
  const tidied = tidy(raw, most);
  if ("text" in tidied) return tidied.text;
  return refuse(rejected(tidied.problem, tidied.problem === "too-long" ? { limit: most } : {}));
}
