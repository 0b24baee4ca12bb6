// The slices of the house, once: their routers, and what each gets of the others.
import type { HeartReason } from "./chat.ts";
import type { Config } from "./config.ts";
import { type Mask, personStream } from "./events.ts";
import { type House, type HouseNews, makeHouse } from "./house.ts";
import type { Address } from "./http/origins.ts";
import type { Hub } from "./hub.ts";
import type { InviteReason } from "./invites/decide.ts";
import { invited, invitesRouter } from "./invites/router.ts";
import { HOUSE, liveRouter } from "./live.ts";
import type { Log } from "./log/log.ts";
import type { Masks } from "./masks.ts";
import type { MessageReason } from "./messages/decide.ts";
import { messagesRouter, type WritingReason } from "./messages/router.ts";
import { parted } from "./messages/view.ts";
import { pacesOf } from "./paces.ts";
import { type PasswordReason, Passwords } from "./passwords.ts";
import { type PersonReason, sessionHolds } from "./people/decide.ts";
import { type NameReason, peopleRouter } from "./people/router.ts";
import { presenceRouter } from "./presence/router.ts";
import type { RoleReason } from "./roles/decide.ts";
import { rolesRouter } from "./roles/router.ts";
import { notIn, type RoomReason } from "./rooms/decide.ts";
import { asLines, asPage, type Kept } from "./rooms/export.ts";
import { type Link, type OpeningReason, roomsRouter, wearIn } from "./rooms/router.ts";
import { type Caller, type CallReason, refuse, router } from "./trpc.ts";

/** Every reason for which something can be refused; client/wording.ts says each to a person. */
export type Reason =
  | CallReason
  | HeartReason
  | InviteReason
  | MessageReason
  | NameReason
  | OpeningReason
  | PasswordReason
  | PersonReason
  | RoleReason
  | RoomReason
  | WritingReason;

export type App = ReturnType<typeof makeApp>;
export type AppRouter = App["router"];

export interface World {
  config: Config;
  log: Log;
  masks: Masks;
  hub: Hub;
  now(): number;
  /** Where others find the house at this moment. */
  address?: () => Address;
}

export function makeApp(world: World) {
  const house = makeHouse(world);
  const { chat, deciding, slices, presence, log, rooms, now } = house;
  return {
    chat,
    recall: house.recall,
    roleOf: house.roleOf,
    roles: { chat, deciding: deciding.roles },
    /** The names of what a snapshot keeps. */
    folded: [...slices.views, ...slices.deciding].map(({ name }) => name),
    rooms: { chat, log, deciding: deciding.rooms, rooms, here: (room: string) => presence.here(room) },
    /** Tells everybody where others find the house now. */
    moved: () => house.hub.signal(HOUSE, { ...house.cards.newsOf([]), address: house.address() } satisfies HouseNews),
    /** The person of a session, while it holds. */
    personOf(session: string): string | undefined {
      const person = house.people().personOf.get(session);
      const { sessions } = chat.peek(personStream(person ?? ""), deciding.people);
      return sessionHolds(sessions.get(session), now()) ? person : undefined;
    },
    /** A room for its host to keep; undefined for anybody else. */
    exported(room: string, person: string, format: "ndjson" | "html"): AsyncGenerator<string> | undefined {
      const { life, options, hosts } = house.stateOf(room);
      if (life !== "open" || !hosts.has(person)) return undefined;
      const messages = messagesOf(house, room, house.maskOf(person, room));
      return format === "html" ? asPage(options, messages) : asLines(messages);
    },
    router: routerOf(house, world.config),
  };
}

function routerOf(house: House, config: Config) {
  const { deciding, presence } = house;
  const pace = pacesOf(config);
  const links = {
    ...house,
    deciding: deciding.invites,
    doors: house.views.doors,
    passwords: new Passwords(),
    tries: pace.passcodes,
    nameOf: (room: string) => house.rooms().get(room)?.options.name,
  };
  const roomsHouse = {
    ...house,
    deciding: deciding.rooms,
    openings: pace.openings,
    moves: pace.moves,
    searches: pace.searches,
    readings: pace.readings,
    personsIn: (room: string) => presence.personsIn(room),
    async newest(room: string, messages: number, viewer: Mask) {
      const { rows, ...page } = await house.timelines.newest(room, messages, viewer);
      return { ...parted(rows), ...page };
    },
    at: (room: string, versions: readonly number[], viewer: Mask) => house.timelines.at(room, versions, viewer),
    invited: (room: string, link: Link, caller: Caller & { person: string }) => invited(links, room, link, caller),
  };
  return router({
    people: peopleRouter({
      ...house,
      deciding: deciding.people,
      arrivals: pace.arrivals,
      changes: pace.changes,
      wearIn: (rooms, wish, first) => wearIn(rooms, roomsHouse, wish, first),
    }),
    rooms: roomsRouter(roomsHouse),
    invites: invitesRouter(links),
    roles: rolesRouter({
      ...house,
      deciding: deciding.roles,
      tries: pace.hostLinks,
      isSignedUp: () => false,
      comeAgain: (person) => house.recall.person(person),
    }),
    messages: messagesRouter({
      ...house,
      deciding: deciding.messages,
      postings: pace.postings,
      deeds: pace.deeds,
      readings: pace.readings,
      othersHere: (room, person) => presence.othersIn(room, person),
    }),
    presence: presenceRouter(presence),
    live: liveRouter({
      ...house,
      mayFollow: (room, person) => mayFollow(house, room, person),
      arrive: (room, person, mask) => presence.arrive(room, person, mask),
      signals: (room) => presence.signals(room),
      cardsFor: (person) => cardsFor(house, person),
      callsFor: (person) => ({ calls: house.calls.of(person), rooms: house.roomsOf(person) }),
    }),
  });
}

/** All that was said in a room, as far as the viewer may see it, with the names that people had last. */
async function* messagesOf({ timelines }: House, room: string, viewer: Mask): AsyncGenerator<Kept[]> {
  for await (const { rows, looks } of timelines.all(room, viewer)) {
    const messages = rows.filter((row) => row.kind === "message").filter(({ erased }) => !erased);
    yield messages.map(({ version, at, by, text, replyTo, edited, reactions }) => ({
      version,
      at,
      name: looks[by]?.name ?? "",
      text,
      ...(replyTo !== undefined && { replyTo }),
      ...(edited && { edited }),
      reactions: Object.fromEntries(reactions.map((one) => [one.emoji, one.by.length])),
    }));
  }
}

/** Refuses who may not follow a room. Answers what they are not to hear. */
function mayFollow({ stateOf, ruleOf, maskOf }: House, room: string, person: string) {
  const refusal = notIn(stateOf(room), person);
  if (refusal) refuse(refusal);
  const { oneWay, since } = ruleOf(room);
  return { since, ...(oneWay && { viewer: maskOf(person, room) }) };
}

/** What somebody is told of the house first, and their own rooms, whose cards follow. */
function cardsFor({ cards, roomsOf, address }: House, person: string) {
  const own = roomsOf(person);
  const news: HouseNews = { ...cards.first(own), address: address() };
  return { news, own };
}
