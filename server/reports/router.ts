import { z } from "zod";
import { rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { Pace } from "../base/pace.ts";
import { tidyLine } from "../base/text.ts";
import { type Mask, reportsStream } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { NOTE_CHARS } from "../limits.ts";
import type { MessagePosted } from "../messages/events.ts";
import { grounds } from "../moderation/events.ts";
import type { Look } from "../people/events.ts";
import type { Hub } from "../wire/hub.ts";
import { accepted, follow, guest, inRoom, moderator, paced, refuse, router } from "../wire/trpc.ts";
import { decide, report, type Reports } from "./decide.ts";
import type { KeptLine } from "./events.ts";
import type { Case, Cases } from "./view.ts";

/** Lines shown around what was reported: before, and after. */
const BEFORE = 4;
const AFTER = 3;
/** Events further on in which those after are looked for. */
const AFTER_VERSIONS = 12;

/** A message as moderators read it. */
interface Row {
  version: number;
  at: number;
  by: Mask;
  text: string;
  erased?: boolean;
  hidden?: string[];
  flags?: MessagePosted["flags"];
}

/** What the reports need of the house. */
export interface ReportsHouse {
  chat: Chat;
  hub: Hub;
  deciding: Deciding<Reports>;
  reportings: Pace;
  now(): number;
  cases(): Frozen<Cases>;
  looksIn(room: string): Frozen<Record<Mask, Look>>;
  /** A message as somebody sees it, if they do. */
  messageFor(room: string, version: number, viewer: Mask): Promise<Row | undefined>;
  /** Up to so many messages before a version, as moderators see them. */
  linesBefore(room: string, version: number, messages: number): Promise<Row[]>;
  nameOf(room: string): string | undefined;
  /** The message that led to an act. */
  ledTo(act: string): { room: string; version: number } | undefined;
  isFleeting(room: string): boolean;
  /** Appeals that wait. */
  appeals(): number;
  /** Messages that wait to be looked at, oldest first. */
  held(): { room: string; version: number }[];
  /** What a room is called, if this viewer may know of it. */
  nameFor(room: string, viewer: string): string | undefined;
  /** A message as moderators see it. */
  messageAt(room: string, version: number): Promise<Row | undefined>;
}

const DESK_TOPIC = "desk";

const room = z.string().min(1).max(100);

export function reportsRouter(house: ReportsHouse) {
  const { chat, deciding } = house;

  return router({
    /** Tells moderators of a message, or of a person; nobody else hears of it. */
    make: guest
      .use(paced([house.reportings, (caller) => caller.person ?? ""]))
      .input(
        z.object({
          room,
          version: z.int().positive().optional(),
          whom: z.string().min(1).max(64).optional(),
          ground: z.enum(grounds),
          line: z.string().max(5_000).optional(),
        }),
      )
      .use(inRoom)
      .mutation(async ({ input, ctx: { person: by, mask } }) => {
        const whom = await meant(input, mask);
        const made = {
          whom,
          ...(input.version !== undefined && { message: input.version }),
          ground: input.ground,
          ...(input.line?.trim() && { line: lineOf(input.line) }),
          ...(input.version !== undefined &&
            house.isFleeting(input.room) && { kept: await linesAround(input.room, input.version) }),
        };
        const wish = { at: house.now(), by, mask, made };
        accepted(await chat.carryOut(reportsStream(input.room), deciding, (state) => report(state, wish)));
        tellDesk(house);
        return {};
      }),

    /** What waits, oldest first, with the lines around. */
    queue: moderator.query(async () => {
      const all = [...house.cases().values()].slice(0, QUEUE_MOST);
      return Promise.all(all.map((one) => shown(one)));
    }),

    /** Messages that wait to be looked at before others see them, oldest first, with the lines before. */
    held: moderator.query(async ({ ctx: { person } }) => {
      const all = house.held().slice(0, QUEUE_MOST);
      return (await Promise.all(all.map((one) => heldOne(one, person)))).filter((one) => one !== undefined);
    }),

    /** The lines around the message that led to an act, as those of a case; no others are read without an invite. */
    around: moderator.input(z.object({ act: z.string().min(1).max(64) })).query(({ input }) => {
      const { room, version } = house.ledTo(input.act) ?? refuse(rejected("no-such-act"));
      return house.nameOf(room) === undefined ? [] : linesAround(room, version);
    }),

    decide: moderator
      .input(z.object({ room, case: z.string().min(1).max(100), outcome: z.enum(["dismissed", "acted"]) }))
      .mutation(async ({ input: { room, ...wish }, ctx: { person: by } }) => {
        const decided = { ...wish, by, at: house.now() };
        accepted(await chat.carryOut(reportsStream(room), deciding, (state) => decide(state, decided)));
        tellDesk(house);
        return {};
      }),

    /** How much waits, and each time that it changes. */
    waiting: moderator.subscription(async function* ({ ctx }) {
      using following = follow(ctx.connection ?? refuse(rejected("websocket-only")));
      house.hub.listen(following, [DESK_TOPIC], () => waitingIn(house));
      yield following.handedOver<ReturnType<typeof waitingIn>>();
    }),
  });

  async function meant(input: { room: string; version?: number | undefined; whom?: string | undefined }, viewer: Mask) {
    if (input.version !== undefined) {
      const message = await house.messageFor(input.room, input.version, viewer);
      return message && !message.erased ? message.by : refuse(rejected("no-such-message"));
    }
    const { whom } = input;
    return whom !== undefined && whom in house.looksIn(input.room) ? whom : refuse(rejected("no-such-person"));
  }

  async function shown(one: Frozen<Case>) {
    const { room, whom, message } = one;
    const live = house.nameOf(room) !== undefined && message !== undefined && (await linesAround(room, message));
    const { name = "", hue = 0, face = 0 } = house.looksIn(room)[whom] ?? one.kept?.find(({ by }) => by === whom) ?? {};
    return {
      room,
      roomName: house.nameOf(room) ?? "",
      case: one.case,
      whom,
      name,
      hue,
      face,
      message,
      since: one.since,
      reports: one.reports.map(({ at, ground, line }) => ({ at, ground, line })),
      // A room in memory may be gone by now; while it is there, what its people erased is gone here, too.
      lines: live || (one.kept ?? []).map((line) => ({ ...line, hidden: false, erased: false })),
    };
  }

  async function heldOne({ room, version }: { room: string; version: number }, viewer: string) {
    const message = await house.messageAt(room, version);
    if (!message || message.erased) return undefined;
    const { name = "", hue = 0, face = 0 } = house.looksIn(room)[message.by] ?? {};
    const roomName = house.nameFor(room, viewer);
    const around = await linesAround(room, version);
    // Of a private room nobody asked for more to be read.
    const lines = roomName === undefined ? around.filter((line) => line.version === version) : around;
    const { by: whom, at, flags = [] } = message;
    return { room, roomName, version, at, whom, name, hue, face, flags, lines };
  }

  async function linesAround(
    room: string,
    version: number,
  ): Promise<(KeptLine & { hidden: boolean; erased: boolean })[]> {
    const before = await house.linesBefore(room, version + 1, BEFORE + 1);
    const further = await house.linesBefore(room, version + 1 + AFTER_VERSIONS, BEFORE + 1 + AFTER_VERSIONS);
    const after = further.filter((line) => line.version > version).slice(0, AFTER);
    const looks = house.looksIn(room);
    return [...before, ...after].map(({ version, at, by, text, hidden, erased }) => {
      const { name = "", hue = 0, face = 0 } = looks[by] ?? {};
      return { version, at, by, name, hue, face, text, hidden: hidden !== undefined, erased: erased === true };
    });
  }
}

/** Cases in one answer: more than anybody works through at a time. */
const QUEUE_MOST = 50;

type Waiting = Pick<ReportsHouse, "cases" | "appeals" | "held">;

const waitingIn = (house: Waiting) => ({
  reports: house.cases().size,
  appeals: house.appeals(),
  held: house.held().length,
});

/** Tells those at the desk how much waits. */
export function tellDesk(house: Waiting & Pick<ReportsHouse, "hub">): void {
  house.hub.signal(DESK_TOPIC, waitingIn(house));
}

function lineOf(raw: string): string {
  const tidied = tidyLine(raw, NOTE_CHARS);
  if ("text" in tidied) return tidied.text;
  return refuse(rejected(tidied.problem, tidied.problem === "too-long" ? { limit: NOTE_CHARS } : {}));
}
