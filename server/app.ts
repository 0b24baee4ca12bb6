// The slices of the house, once: their routers, and what each gets of the others.
import { join } from "node:path";
import { type AccountReason, changeOver } from "./accounts/decide.ts";
import type { PasswordReason } from "./accounts/password.ts";
import { Passwords } from "./accounts/passwords.ts";
import { accountsRouter } from "./accounts/router.ts";
import { Avatars } from "./avatars/avatars.ts";
import type { PictureReason } from "./avatars/encode.ts";
import type { Config } from "./config.ts";
import { bytesIn } from "./desk/folder.ts";
import { Metrics } from "./desk/metrics.ts";
import { Numbers } from "./desk/numbers.ts";
import { deskRouter } from "./desk/router.ts";
import {
  actsOf,
  actsStream,
  type InRoom,
  isFleeting,
  type Mask,
  personStream,
  type Recorded,
  roomOf,
} from "./events.ts";
import { Groups } from "./groups/groups.ts";
import { type GroupReason, groupsRouter, meetingOf, MEETINGS } from "./groups/router.ts";
import type { Faults, HeartReason } from "./heart/chat.ts";
import type { Masks } from "./heart/masks.ts";
import type { Folded } from "./heart/states.ts";
import type { Address } from "./http/origins.ts";
import type { InviteReason } from "./invites/decide.ts";
import { invited, invitesRouter } from "./invites/router.ts";
import type { Log, Position } from "./log/log.ts";
import type { MessageReason } from "./messages/decide.ts";
import { messagesRouter, type WritingReason } from "./messages/router.ts";
import type { Mine } from "./mine/forgetting.ts";
import { mineAsLines } from "./mine/lines.ts";
import { mineRouter } from "./mine/router.ts";
import type { ActReason } from "./moderation/decide.ts";
import { Floods } from "./moderation/floods.ts";
import { unfit } from "./moderation/judging.ts";
import { moderationRouter } from "./moderation/router.ts";
import type { ScreeningReason } from "./moderation/screening.ts";
import { entriesIn } from "./moderation/view.ts";
import { Passes } from "./passes/passes.ts";
import { passesRouter, type PassReason } from "./passes/router.ts";
import { beginOn, type PersonReason } from "./people/decide.ts";
import { letLapse } from "./people/lapsing.ts";
import { type AvatarReason, nameOf, type NameReason, peopleRouter } from "./people/router.ts";
import { holdOn } from "./people/staying.ts";
import { presenceRouter } from "./presence/router.ts";
import type { ReportReason } from "./reports/decide.ts";
import { reportsRouter, tellDesk } from "./reports/router.ts";
import type { RoleReason } from "./roles/decide.ts";
import { rolesRouter } from "./roles/router.ts";
import type { RoomReason } from "./rooms/decide.ts";
import { groupRooms } from "./rooms/groupRooms.ts";
import { isGroup } from "./rooms/options.ts";
import { type Link, type OpeningReason, roomsRouter } from "./rooms/router.ts";
import { wearerIn } from "./rooms/state.ts";
import { postedIn } from "./rooms/view.ts";
import type { RuleReason } from "./rules/decide.ts";
import { rulesRouter } from "./rules/router.ts";
import { startingRules } from "./rules/rules.ts";
import type { PatternReason } from "./rules/shapes.ts";
import type { Hub } from "./wire/hub.ts";
import { HOUSE, liveRouter } from "./wire/live.ts";
import type { WaitingReason } from "./wire/oneByOne.ts";
import { ANSWERED_MS } from "./wire/recall.ts";
import type { Standing } from "./wire/standing.ts";
import { accepted, type CallReason, type Guest, router } from "./wire/trpc.ts";
import { standingOf } from "./wiring/access.ts";
import { endSessions, personAtDesk } from "./wiring/deskPeople.ts";
import { nameFor, roomsAtDesk, shutRoom } from "./wiring/deskRooms.ts";
import { effectOf } from "./wiring/effects.ts";
import { cardsFor, mayFollow } from "./wiring/following.ts";
import { appealsIn, banFor, hearFlood, mayMeet } from "./wiring/holding.ts";
import { type House, type HouseNews, makeHouse } from "./wiring/house.ts";
import { mineOf } from "./wiring/mine.ts";
import { changePosting, type Paces, pacesOf } from "./wiring/paces.ts";
import { type Done, processesOf } from "./wiring/processes.ts";
import { reported } from "./wiring/reports.ts";
import { exportOf, mayOpenRooms, readings } from "./wiring/rooms.ts";
import { changesWhatIsHeld, flagging, heldIn, lockdownFor, nameThatMayBeKept, screening } from "./wiring/screening.ts";
import { rehearseOn } from "./wiring/trials.ts";
import { changesIn, isWornIn } from "./wiring/wearing.ts";

/** Every reason for which something can be refused; client/wording.ts says each to a person. */
export type Reason =
  | "banned-here"
  | AccountReason
  | ActReason
  | AvatarReason
  | CallReason
  | GroupReason
  | HeartReason
  | InviteReason
  | MessageReason
  | NameReason
  | OpeningReason
  | PassReason
  | PasswordReason
  | PatternReason
  | PersonReason
  | PictureReason
  | ReportReason
  | RoleReason
  | RoomReason
  | RuleReason
  | ScreeningReason
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
  /** Milliseconds that no change of the clock touches; `performance.now` where it is not given. */
  elapsed?: () => number;
  /** Where others find the house at this moment. */
  address?: () => Address;
  /** Where it is not given, what should never happen is thrown at whoever asked. */
  faults?: Faults;
}

export function makeApp(world: World) {
  const avatars = new Avatars(join(world.config.dataDir, "avatars"));
  const house = makeHouse({ ...world, avatars, rules: startingRules(world.config) });
  const pace = pacesOf(world.config);
  const { deciding } = house;
  const keepPosting = () => changePosting(pace, house.rules.current().posting);
  house.chat.listeners.push((_stream, events) => {
    if (events.some(({ type }) => type === "rules-changed")) keepPosting();
  });
  const mine = mineOf(house, pace.wholeReadings.address);
  const groups = groupsOf(house, world);
  const { processes, done } = processesOf(house, mine, world.faults);
  const numbers = new Numbers({
    now: house.now,
    here: () => house.recall.here(),
    memory: () => process.memoryUsage.rss(),
    kept: () => bytesIn(world.config.dataDir),
  });
  house.chat.timers.push((ms) => numbers.recorded(ms));
  house.chat.listeners.push((_stream, events) => {
    for (const { type } of events) if (type === "message-posted") numbers.said();
  });
  const { chat, slices, log, rooms, here, now } = house;
  const metrics = new Metrics(() => ({
    ...numbers.point(),
    rooms: rooms().size,
    events: log.head,
    waiting: chat.read(house.views.cases).size + appealsIn(house) + heldIn(house).length,
  }));
  return {
    chat,
    recall: house.recall,
    lastingHashOf: house.lastingHashOf,
    seenAt: (person: string, network: string) => house.networks.seen(person, network),
    standingOf: (person: string, network: string) => standingOf(house, person, network),
    roles: { chat, deciding: deciding.roles },
    moderating: {
      chat,
      moderation: house.moderation,
      nameOf: (person: string) => house.lookOf(person)?.name ?? "",
      nameIn: (room: string, person: string) => nameThatMayBeKept(house, person, room),
      isFleeting,
    },
    avatars,
    /** Folds the record, and keeps the pictures that are worn. To be called once, before anything is carried out. */
    async open(from?: { folded: Folded; position: Position }): Promise<number> {
      const read = await chat.open(from);
      keepPosting();
      const worn = [...house.people().looks].flatMap(([person, { avatar }]) =>
        avatar ? [[person, avatar] as const] : [],
      );
      avatars.open(worn, chat.read(house.views.brought));
      return read;
    },
    /** The names of what a snapshot keeps. */
    folded: [...slices.views, ...slices.deciding].map(({ name }) => name),
    rooms: { chat, log, deciding: deciding.rooms, rooms, here },
    /** Tells everybody where others find the house now. */
    moved: () => house.hub.signal(HOUSE, { ...house.cards.newsOf([]), address: house.address() } satisfies HouseNews),
    personOf: house.personOf,
    /** A room for its host to keep; undefined for anybody else. */
    exported: (room: string, person: string, format: "ndjson" | "html") => exportOf(house, room, person, format),
    /** All that is kept about somebody; or for how many milliseconds they have to wait, who asked for it too often. */
    mine(person: string): AsyncGenerator<string> | { retryAfter: number } {
      const retryAfter = pace.wholeReadings.person.take(person);
      return retryAfter > 0 ? { retryAfter } : mineAsLines(mine, person);
    },
    /** Lets go of guests whose last session is over. */
    letLapse: () =>
      letLapse({
        chat,
        deciding: deciding.people,
        people: house.people,
        now,
        lifeOf: house.lifeOf,
      }),
    /** Keeps hosts of the house in who are here, to the end of their sessions. */
    holdOn: () =>
      holdOn({
        ...house,
        deciding: deciding.people,
        tabs: () => [...house.recall.here()].filter(({ person }) => house.roleOf(person) === "host"),
        sendAway: (session) => house.recall.those((tab) => tab.session === session),
      }),
    /** Goes on with what a crash cut short, or is due by now. To be called after `open`, and now and then. */
    resume: () => processes.resume(),
    numbers,
    /** Whether what is said can be recorded. */
    ready: () => log.writable,
    metrics: () => metrics.text(),
    router: routerOf(house, { groups, mine, numbers, pace, done }),
    /** Waits for nothing and nobody any more. */
    stop() {
      groups.stop();
      processes.stop();
    },
  };
}

/** Groups of strangers, whose rooms are like others. */
function groupsOf(house: House, { config, elapsed }: World): Groups {
  const { presence, deciding, hub } = house;
  const groups = new Groups(
    {
      ...house,
      size: () => house.rules.current().groupSize,
      graceMs: config.groupGrace * 1_000,
      mayMeet: (person) => mayMeet(house, person),
      rooms: groupRooms({ ...house, deciding: deciding.rooms, personsIn: (room) => presence.personsIn(room) }),
      tell: (person, news) => hub.signal(meetingOf(person), news),
      tellAll: (news) => hub.signal(MEETINGS, news),
    },
    Math.random,
    elapsed,
  );
  house.chat.listeners.push((stream, events) => {
    const room = roomOf(stream);
    if (room === undefined || !isGroup(room)) return;
    for (const event of events) groups.heard(room, event as Recorded<InRoom>);
  });
  return groups;
}

/** A mask of no room: no two rooms' masks tell of it. */
const NOWHERE = "";

function routerOf(
  house: House,
  { groups, mine, numbers, pace, done }: { groups: Groups; mine: Mine; numbers: Numbers; pace: Paces; done: Done },
) {
  const { chat, deciding, presence } = house;
  const passwords = new Passwords();
  const { rules } = house;
  const screen = screening(house);
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
    ...readings(house),
    deciding: deciding.rooms,
    screen,
    openings: pace.openings,
    keep: () => rules.current().keep,
    mayOpenRooms: (standing: Standing) => mayOpenRooms(house, standing),
    moves: pace.moves,
    searches: pace.searches,
    readings: pace.readings,
    personsIn: (room: string) => presence.personsIn(room),
    invited: (room: string, link: Link, caller: Guest) => invited(links, room, link, caller),
  };
  const floods = new Floods({
    ...house,
    lengths: () => rules.current().floodMutes,
    deciding: deciding.acts,
    nameOf: (person, room) => nameThatMayBeKept(house, person, room),
  });
  const acting = {
    ...house,
    ...done,
    deciding: deciding.acts,
    wearerOf: (room: string, mask: Mask) => wearerIn(house.stateOf(room), mask),
    openRooms: () => house.rooms().keys(),
    isFleeting,
    networkOf: (person: string) => house.networks.of(person),
    here: () => house.recall.here(),
    followAnew: (room: string, person: string) => house.leaving.left(room, house.maskOf(person, room)),
  };
  house.chat.listeners.push((_stream, events) => {
    for (const event of events) if (!event.erased) effectOf(house, acting, event);
  });
  const reports = reported(house, pace.reports);
  house.chat.listeners.push((stream, events) => {
    if (actsOf(stream) !== undefined || stream === actsStream() || events.some(changesWhatIsHeld)) tellDesk(reports);
  });
  return router({
    people: peopleRouter({
      ...house,
      deciding: deciding.people,
      screen,
      arrivals: pace.arrivals,
      changes: pace.changes,
      banOf: (person, network) => banFor(house, person, network),
      pictures: pace.pictures,
      mayWearAvatar: (person) => rules.current().guestPictures || house.isSignedUp(person),
      maySignUp: () => rules.current().signUp,
      selfOf: (person) => house.maskOf(person, NOWHERE),
      groupSize: () => rules.current().groupSize,
      changesIn: (person, look) => changesIn(house, person, look),
      worn: done.worn,
    }),
    accounts: accountsRouter({
      ...house,
      names: deciding.names,
      holders: deciding.people,
      passwords,
      maySignUp: () => rules.current().signUp,
      changes: pace.changes,
      signUps: pace.signUps,
      logIns: pace.logIns,
      nameOf: (raw) => screen.name(nameOf(raw)),
      isWorn: (name, by) => isWornIn(house, by, name),
      changesIn: (person, look) => changesIn(house, person, look),
      worn: done.worn,
    }),
    rooms: roomsRouter(roomsHouse),
    invites: invitesRouter(links),
    desk: deskRouter({
      ...house,
      numbers,
      events: () => house.log.head,
      openRooms: () => house.rooms().size,
      looks: () => house.people().looks,
      here: () => house.recall.here(),
      deeds: () => chat.read(house.views.deeds),
      rooms: (asked) => roomsAtDesk(house, asked),
      shutRoom: (wish) => shutRoom(house, wish, done.closed),
      person: (person) => personAtDesk(house, person),
      endSessions: (wish) => endSessions(house, wish, done.ended),
      actsOn: (person) =>
        entriesIn(house.moderation()).filter(({ whom, what }) => whom === person && what === "done").length,
    }),
    roles: rolesRouter({
      ...house,
      deciding: deciding.roles,
      tries: pace.hostLinks,
      comeAgain: (person) => house.recall.person(person),
      async changeSession(person, session, was) {
        const wish = { at: house.now(), by: person, session, was };
        accepted(await chat.carryOut(personStream(person), deciding.people, (state) => changeOver(state, wish)));
        house.recall.person(person, ANSWERED_MS);
      },
    }),
    groups: groupsRouter({
      ...house,
      groups,
      meetings: pace.meetings,
    }),
    messages: messagesRouter({
      ...house,
      deciding: deciding.messages,
      screen,
      flag: flagging(house),
      lockdownFor: (role, room) => lockdownFor(house, role, room),
      hearFlood: (standing, room, said) => hearFlood(house, floods, standing, room, said),
      postings: pace.postings,
      deeds: pace.deeds,
      readings: pace.readings,
      isHeld: (room, version) => house.rooms().get(room)?.held[version]?.why === "review",
      othersHere: (room, person) => presence.othersIn(room, person),
      saidUnheard(room) {
        const view = house.rooms().get(room);
        return view?.options.oneWay ? postedIn(view) : undefined;
      },
    }),
    mine: mineRouter({ ...mine, gone: done.gone }),
    passes: passesRouter({
      passes: new Passes(),
      passings: pace.passings,
      tries: pace.passcodes,
      lookOf: (person) => house.people().looks.get(person),
      async beginSession(person, session) {
        const wish = { at: house.now(), by: person, session };
        accepted(await chat.carryOut(personStream(person), deciding.people, (state) => beginOn(state, wish)));
      },
    }),
    presence: presenceRouter(presence),
    reports: reportsRouter(reports),
    moderation: moderationRouter({
      ...acting,
      deeds: pace.deeds,
      banOf: (person, network, room) => house.heldBack(person, "ban", room, network)?.act,
      nameFor: (room, viewer) => nameFor(house, room, viewer),
    }),
    rules: rulesRouter({
      ...house,
      deciding: deciding.rules,
      current: () => rules.current(),
      unfit,
      rehearse: (asked, ms) => rehearseOn(house, asked, ms),
    }),
    live: liveRouter({
      ...house,
      mayFollow: (room, standing) => mayFollow(house, room, standing),
      attend: (person) => groups.attend(person),
      arrive: (room, person, mask) => presence.arrive(room, person, mask),
      signals: (room) => presence.signals(room),
      cardsFor: (person) => cardsFor(house, person),
      callsFor: (person) => ({ calls: house.calls.of(person), rooms: house.roomsOf(person) }),
    }),
  });
}
