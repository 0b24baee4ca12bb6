import { z } from "zod";
import { isRejection, rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { Pace } from "../base/pace.ts";
import { FLEETING, roomStream } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { PAGE_MESSAGES, ROOM_ID_UNITS, ROOM_NAME_CHARS, TOPIC_CHARS } from "../limits.ts";
import type { Mask } from "../messages/events.ts";
import type { Look } from "../people/events.ts";
import type { Hub } from "../wire/hub.ts";
import type { Leaving } from "../wire/leaving.ts";
import type { Standing } from "../wire/standing.ts";
import { accepted, type Caller, type Guest, guest, inRoom, keepPace, paced, refuse, router } from "../wire/trpc.ts";
import type { Cards } from "./cards.ts";
import { codename } from "./codename.ts";
import { join, type JoinWish, leave, needsInvite, open } from "./decide.ts";
import { hostingRouter } from "./hosting.ts";
import { lineOf } from "./lines.ts";
import { maskedLook } from "./masked.ts";
import { namedIn } from "./news.ts";
import { type Keep, type Options, optionsOf, PLAIN } from "./options.ts";
import { search, type Searched } from "./search.ts";
import { optionsShape, roomId } from "./shapes.ts";
import { slugOf } from "./slug.ts";
import type { RoomState } from "./state.ts";
import { unguessable } from "./unguessable.ts";
import type { RoomCard, RoomView } from "./view.ts";

export type OpeningReason =
  "sign-up-first" | "name-empty" | "name-too-long" | "name-ill-formed" | "topic-too-long" | "topic-ill-formed";

/** What somebody brings who was sent a link. */
export interface Link {
  token: string;
  passcode: string | undefined;
}

interface NewestPage {
  version: number;
  looks: Record<Mask, Look>;
}

/** What the rooms need of the house. `Page`: the newest of a room as its screen shows it; `Row`: a message in it. */
export interface Rooms<Page extends NewestPage, Row> extends Searched<Row> {
  chat: Chat;
  hub: Hub;
  leaving: Leaving;
  deciding: Deciding<RoomState>;
  /** A name or topic as it is; or the refusal thrown. */
  screen: { name(text: string): string };
  cards: Cards;
  openings: { person: Pace; address: Pace };
  /** How long a new room keeps words, unless its opener says otherwise. */
  keep(): Keep;
  mayOpenRooms(standing: Standing): boolean;
  /** Coming and going: each is recorded, and told to a whole room. */
  moves: { person: Pace; address: Pace };
  searches: Pace;
  readings: Pace;
  now(): number;
  rooms(): Frozen<Map<string, RoomView>>;
  knockingAt(room: string): Frozen<Record<Mask, Look>>;
  maskOf(person: string, room: string): Mask;
  lookOf(person: string): Look | undefined;
  personsIn(room: string): ReadonlySet<string>;
  isSignedUp(person: string): boolean;
  /** Whose names are for whoever signed up, by their shape. */
  claims(): ReadonlyMap<string, { readonly person: string }>;
  newest(room: string, messages: number, viewer: Mask): Promise<Page>;
  /** Throws why a link does not let somebody into this room. Answers what uses it up. */
  invited(room: string, link: Link, caller: Guest): Promise<() => Promise<void>>;
}

export function roomsRouter<Page extends NewestPage, Row>(house: Rooms<Page, Row>) {
  const { chat, deciding, cards } = house;
  const byPerson = ({ person = "" }: Caller) => person;

  /** Records that somebody is a member, if they are not yet, or goes by another name now; or that they knocked. */
  async function enter(room: string, caller: Guest, link?: Link): Promise<void> {
    const { person, standing } = caller;
    standing.mayCome(room);
    const now = chat.peek(roomStream(room), deciding);
    const { masks } = now.options;
    const mask = house.maskOf(person, room);
    const look = masks ? maskedLook(mask) : house.lookOf(person);
    if (!look) refuse(rejected("no-session"));
    const wish = {
      by: person,
      mask,
      look,
      present: house.personsIn(room),
      signedUp: house.isSignedUp(person),
      hostsHouse: standing.role === "host",
      ...(!masks && { claims: house.claims() }),
    };
    const changes = join(now, { ...wish, invited: false, at: house.now() });
    if (Array.isArray(changes) && changes.length === 0) return;
    keepPace(house.moves.address, caller.address);
    keepPace(house.moves.person, person);
    const invited = link !== undefined && !now.members.has(person) && (await comeBy(room, caller, link, wish));
    const decide = (state: Frozen<RoomState>) => join(state, { ...wish, invited, at: house.now() });
    const { recorded } = accepted(await chat.carryOut(roomStream(room), deciding, decide));
    if (recorded.some(({ type }) => type === "newcomer-knocked")) refuse(rejected("waiting"));
  }

  /** Whether somebody comes by a link. It is used up only where it lets them in, or knock. */
  async function comeBy(
    room: string,
    caller: Guest,
    link: Link,
    wish: Omit<JoinWish, "at" | "invited">,
  ): Promise<boolean> {
    const state = () => chat.peek(roomStream(room), deciding);
    if (!needsInvite(state(), caller.person)) return false;
    const useUp = await house.invited(room, link, caller);
    const answer = join(state(), { ...wish, invited: true, at: house.now() });
    if (isRejection(answer)) refuse(answer);
    await useUp();
    return true;
  }

  return router({
    /** The fullest public rooms; with `words`, those whose name or topic holds them. */
    discover: guest
      .use(paced([house.readings, byPerson]))
      .input(z.object({ words: z.string().max(200).optional() }).optional())
      .query(({ input }): RoomCard[] => cards.find(input?.words?.trim())),

    /** With `invite`, the token of a link to a private room. */
    enter: guest
      .input(
        z.object({ room: roomId, invite: z.string().max(100).optional(), passcode: z.string().max(200).optional() }),
      )
      .mutation(async ({ input: { room, invite, passcode }, ctx }) => {
        await enter(room, ctx, invite === undefined ? undefined : { token: invite, passcode });
        const mask = house.maskOf(ctx.person, room);
        const { version, ...page } = await house.newest(room, PAGE_MESSAGES, mask);
        const card = cards.of(room);
        const view = house.rooms().get(room);
        const look = view?.looks[mask];
        if (!card || !look) refuse(rejected("room-closed"));
        const { hosts, muted, knocking, news, filter } = view;
        const standing = { hosts: Object.keys(hosts), muted, knocking: hosts[mask] ? knocking : {}, news, filter };
        const looks = { ...looksOf(namedIn(news), view.looks), ...page.looks };
        return {
          room: card,
          cursor: house.hub.cursor(room, version),
          you: { mask, ...look },
          ...standing,
          ...page,
          looks,
        };
      }),

    leave: guest.input(z.object({ room: roomId })).mutation(async ({ input: { room }, ctx }) => {
      const wish = { by: ctx.person, at: house.now() };
      accepted(await chat.carryOut(roomStream(room), deciding, (state) => leave(state, wish)));
      return {};
    }),

    open: guest
      .use(paced([house.openings.address, (caller) => caller.address], [house.openings.person, byPerson]))
      .input(optionsShape.partial())
      .mutation(async ({ input, ctx }) => {
        if (!house.mayOpenRooms(ctx.standing)) refuse(rejected("sign-up-first"));
        const options = optionsIn({ keep: house.keep(), ...input }, house.screen);
        const room = idFor(options);
        const wish = { options, house: false, at: house.now(), by: ctx.person };
        accepted(await chat.carryOut(roomStream(room), deciding, (state) => open(state, wish)));
        await enter(room, ctx);
        return { room };
      }),

    /** Newest first; while there is `more`, to be asked on with `before`. */
    search: guest
      .use(paced([house.searches, byPerson]))
      .input(z.object({ room: roomId, words: z.string().max(200), before: z.int().positive().optional() }))
      .use(inRoom)
      .query(({ input, ctx: { person: by, mask } }) => search(house, { ...input, by, viewer: mask })),

    host: hostingRouter(house),
  });
}

function looksOf(masks: readonly Mask[], known: Frozen<Record<Mask, Look>>): Record<Mask, Look> {
  return Object.fromEntries(masks.flatMap((mask) => (known[mask] ? [[mask, known[mask]]] : [])));
}

function optionsIn(input: Partial<Options>, screen: { name(text: string): string }): Options {
  const name = input.name?.trim() ? lineOf(screen, "name", input.name, ROOM_NAME_CHARS) : codename(Math.random);
  const topic = input.topic?.trim() ? lineOf(screen, "topic", input.topic, TOPIC_CHARS) : "";
  return optionsOf({ ...PLAIN, ...input, name, topic });
}

/** A public room is found by its name; a private one by nothing that could be guessed. */
function idFor({ name, found, keep }: Options): string {
  const id = (keep === "memory" ? FLEETING : "") + (found === "link" ? unguessable() : slugOf(name));
  if (id === "" || id === FLEETING) refuse(rejected("name-empty"));
  // Nobody could ask for it.
  return id.length > ROOM_ID_UNITS ? refuse(rejected("name-too-long", { limit: ROOM_NAME_CHARS })) : id;
}
