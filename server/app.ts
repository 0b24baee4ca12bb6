// The slices of the house, once: their routers, and what each gets of the others.
import { join } from "node:path";
import type { AccountReason } from "./accounts/decide.ts";
import type { PasswordReason } from "./accounts/password.ts";
import { accountsRouter, releaseAllUnused } from "./accounts/router.ts";
import { Avatars } from "./avatars/avatars.ts";
import type { PictureReason } from "./avatars/encode.ts";
import type { Folded, HeartReason } from "./chat.ts";
import type { Config } from "./config.ts";
import { type InRoom, type Mask, type Recorded, roomOf } from "./events.ts";
import { Groups } from "./groups/groups.ts";
import { type GroupReason, groupsRouter, meetingOf, MEETINGS } from "./groups/router.ts";
import { type House, type HouseNews, makeHouse } from "./house.ts";
import type { Address } from "./http/origins.ts";
import type { Hub } from "./hub.ts";
import type { InviteReason } from "./invites/decide.ts";
import { invited, invitesRouter } from "./invites/router.ts";
import { HOUSE, liveRouter } from "./live.ts";
import type { Log, Position } from "./log/log.ts";
import type { Masks } from "./masks.ts";
import type { MessageReason } from "./messages/decide.ts";
import { messagesRouter, type WritingReason } from "./messages/router.ts";
import { parted } from "./messages/view.ts";
import type { WaitingReason } from "./oneByOne.ts";
import { pacesOf } from "./paces.ts";
import { Passwords } from "./passwords.ts";
import type { PersonReason } from "./people/decide.ts";
import { type AvatarReason, nameOf, type NameReason, peopleRouter } from "./people/router.ts";
import { presenceRouter } from "./presence/router.ts";
import { notIn, type RoomReason } from "./rooms/decide.ts";
import { asLines, asPage, type Kept } from "./rooms/export.ts";
import { groupRooms } from "./rooms/groupRooms.ts";
import { isGroup } from "./rooms/options.ts";
import { type Link, type OpeningReason, roomsRouter, wearIn } from "./rooms/router.ts";
import { type Caller, type CallReason, refuse, router } from "./trpc.ts";

/** Every reason for which something can be refused; client/wording.ts says each to a person. */
export type Reason =
  | AccountReason
  | AvatarReason
  | CallReason
  | GroupReason
  | HeartReason
  | InviteReason
  | MessageReason
  | NameReason
  | OpeningReason
  | PasswordReason
  | PictureReason
  | PersonReason
  | RoomReason
  | WaitingReason
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
  const avatars = new Avatars(join(world.config.dataDir, "avatars"));
  const house = makeHouse({ ...world, avatars });
  const groups = groupsOf(house, world.config);
  const { chat, deciding, slices, log, rooms, here } = house;
  return {
    chat,
    avatars,
    /** Folds the record, and keeps the pictures that are worn. To be called once, before anything is carried out. */
    async open(from?: { folded: Folded; position: Position }): Promise<void> {
      await chat.open(from);
      avatars.open([...house.people().looks].flatMap(([person, { avatar }]) => (avatar ? [[person, avatar]] : [])));
    },
    /** Frees names that somebody was about to sign up with. To be called once, when nobody is here yet. */
    freeNames: () => releaseAllUnused({ ...house, names: deciding.names }),
    /** The names of what a snapshot keeps. */
    folded: [...slices.views, ...slices.deciding].map(({ name }) => name),
    rooms: { chat, log, deciding: deciding.rooms, rooms, here },
    /** Tells everybody where others find the house now. */
    moved: () => house.hub.signal(HOUSE, { ...house.cards.newsOf([]), address: house.address() } satisfies HouseNews),
    personOf: house.personOf,
    recall: house.recall,
    /** A room for its host to keep; undefined for anybody else. */
    exported(room: string, person: string, format: "ndjson" | "html"): AsyncGenerator<string> | undefined {
      const { life, options, hosts } = house.stateOf(room);
      if (life !== "open" || !hosts.has(person)) return undefined;
      const messages = messagesOf(house, room, house.maskOf(person, room));
      return format === "html" ? asPage(options, messages) : asLines(messages);
    },
    router: routerOf(house, groups, world.config),
    /** Waits for nothing and nobody any more. */
    stop: () => groups.stop(),
  };
}

/** Groups of strangers, whose rooms are like others. */
function groupsOf(house: House, config: Config): Groups {
  const { presence, deciding, hub } = house;
  const groups = new Groups({
    ...house,
    size: groupSizeIn(config),
    graceMs: config.groupGrace * 1_000,
    mayMeet,
    rooms: groupRooms({ ...house, deciding: deciding.rooms, personsIn: (room) => presence.personsIn(room) }),
    tell: (person, news) => hub.signal(meetingOf(person), news),
    tellAll: (news) => hub.signal(MEETINGS, news),
  });
  house.chat.listeners.push((stream, events) => {
    const room = roomOf(stream);
    if (room === undefined || !isGroup(room)) return;
    for (const event of events) groups.heard(room, event as Recorded<InRoom>);
  });
  return groups;
}

/** A mask of no room: no two rooms' masks tell of it. */
const NOWHERE = "";

/** Places in a new group. */
const groupSizeIn = (config: Config) => (): number => config.groupSize;

/** Nobody is kept from meeting strangers as yet. */
const mayMeet = (_person: string): boolean => true;

function routerOf(house: House, groups: Groups, config: Config) {
  const { deciding, presence } = house;
  const pace = pacesOf(config);
  const passwords = new Passwords();
  const links = {
    ...house,
    deciding: deciding.invites,
    doors: house.views.doors,
    passwords,
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
      pictures: pace.pictures,
      mayWearAvatar: (person) => config.guestAvatars || house.isSignedUp(person),
      selfOf: (person) => house.maskOf(person, NOWHERE),
      groupSize: groupSizeIn(config),
      wearIn: (rooms, wish, first) => wearIn(rooms, roomsHouse, wish, first),
    }),
    accounts: accountsRouter({
      ...house,
      names: deciding.names,
      holders: deciding.people,
      passwords,
      signUps: pace.signUps,
      logIns: pace.logIns,
      nameOf,
      wearIn: (rooms, wish, first) => wearIn(rooms, roomsHouse, wish, first),
    }),
    rooms: roomsRouter(roomsHouse),
    invites: invitesRouter(links),
    groups: groupsRouter({ ...house, groups, meetings: pace.meetings, mayMeet }),
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
      attend: (person) => groups.attend(person),
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
