// The slices of the house, once: their folds, their routers, and what each gets of the others.
import { Chat, type Deciding, type HeartReason, type View } from "./chat.ts";
import type { Config } from "./config.ts";
import { rejected } from "./decision.ts";
import { type HouseEvent, type InRoom, invitesOf, personStream, type Recorded, roomOf, roomStream } from "./events.ts";
import type { Fold } from "./fold.ts";
import type { Hub } from "./hub.ts";
import { type InviteReason, type Invites, invites } from "./invites/decide.ts";
import { comeBy, invitesRouter } from "./invites/router.ts";
import { type Doors, doors } from "./invites/view.ts";
import { Leaving } from "./leaving.ts";
import { cardOf, HOUSE, liveRouter, signalsOf } from "./live.ts";
import type { Log } from "./log/log.ts";
import type { Masks } from "./masks.ts";
import { type Conversation, conversation, type MessageReason } from "./messages/decide.ts";
import type { Mask } from "./messages/events.ts";
import { messagesRouter, type WritingReason } from "./messages/router.ts";
import { Timelines } from "./messages/timelines.ts";
import { Pace } from "./pace.ts";
import { type PasswordReason, Passwords } from "./passwords.ts";
import { type Person, type PersonReason, personState, sessionHolds } from "./people/decide.ts";
import { type NameReason, peopleRouter } from "./people/router.ts";
import { type People, people } from "./people/view.ts";
import { Presence } from "./presence/presence.ts";
import { presenceRouter } from "./presence/router.ts";
import { Cards } from "./rooms/cards.ts";
import type { RoomReason } from "./rooms/decide.ts";
import { isFleeting, keptMs, PLAIN } from "./rooms/options.ts";
import { type OpeningReason, roomsRouter, wearIn } from "./rooms/router.ts";
import { type RoomState, roomState } from "./rooms/state.ts";
import { type RoomView, roomView } from "./rooms/view.ts";
import { type Caller, type CallReason, refuse, router } from "./trpc.ts";

/** Every reason for which something can be refused; client/wording.ts says each to a person. */
export type Reason =
  CallReason | HeartReason | MessageReason | NameReason | OpeningReason | PersonReason | RoomReason | WritingReason;

const deciding = {
  rooms: { name: "rooms-deciding", streams: "room:", fold: roomState } satisfies Deciding<RoomState>,
  messages: { name: "messages-deciding", streams: "room:", fold: conversation } satisfies Deciding<Conversation>,
  invites: { name: "invites-deciding", streams: "invites:", fold: invites } satisfies Deciding<Invites>,
  people: { name: "people-deciding", streams: "person:", fold: personState } satisfies Deciding<Person>,
};

const peopleView: View<People> = { name: "people", fold: people, traces: withoutFleeting };
const doorsView: View<Doors> = {
  name: "doors",
  fold: doors,
  traces: (all) => new Map([...all].filter(([, { room }]) => !isFleeting(room))),
};

/** Streams of rooms that are kept in memory only: theirs and their invites'. */
export function leavesNoTrace(stream: string): boolean {
  const room = roomOf(stream) ?? invitesOf(stream);
  return room !== undefined && isFleeting(room);
}

function withoutFleeting(state: People): People {
  const roomsOf = new Map(
    [...state.roomsOf].map(([person, rooms]) => [person, new Set([...rooms].filter((room) => !isFleeting(room)))]),
  );
  return { ...state, roomsOf };
}

/** Every room by its id, as those in it know it. */
function roomsView(masks: Masks): View<Map<string, RoomView>> {
  const fold: Fold<Map<string, RoomView>, Recorded<HouseEvent>> = {
    start: () => new Map(),
    evolve(draft, event) {
      const id = roomOf(event.stream);
      if (id === undefined) return;
      // Its name, its topic and its people are erased with it.
      if (event.type === "room-closed") return void draft.delete(id);
      const room = draft.get(id) ?? roomView.start();
      roomView.evolve(room, masks.publish(id, event));
      draft.set(id, room);
    },
  };
  return { name: "rooms", fold, traces: (all) => new Map([...all].filter(([room]) => !isFleeting(room))) };
}

/** How often somebody may do what costs others something. */
function paces(config: Config) {
  return {
    postings: {
      person: new Pace({ burst: config.postBurst, perSecond: config.postPerSecond }),
      address: new Pace({ burst: config.postsPerMinutePerAddress, perSecond: config.postsPerMinutePerAddress / 60 }),
    },
    // Reactions, edits, erasures: quick in bursts, as fingers are.
    deeds: new Pace({ burst: 30, perSecond: 2 }),
    // A name is tried a few times, then worn.
    changes: new Pace({ burst: 20, perSecond: 0.2 }),
    openings: new Pace({ burst: config.roomsPerHour, perSecond: config.roomsPerHour / 3600 }),
    passcodes: new Pace({ burst: 10, perSecond: 10 / (15 * 60) }),
    // A lecture hall behind one address comes in within a minute.
    arrivals: new Pace({ burst: 500, perSecond: 1 }),
  };
}

export type App = ReturnType<typeof makeApp>;
export type AppRouter = App["router"];

export function makeApp(world: { config: Config; log: Log; masks: Masks; hub: Hub; now(): number }) {
  const { config, log, masks, hub, now } = world;
  const views = { people: peopleView, rooms: roomsView(masks), doors: doorsView };
  const chat = new Chat(log, { views: Object.values(views), deciding: Object.values(deciding), leavesNoTrace });
  const pace = paces(config);
  const passwords = new Passwords();
  const leaving = new Leaving();

  const people = () => chat.read(views.people);
  const rooms = () => chat.read(views.rooms);
  const roomsOf = (person: string) => [...(people().roomsOf.get(person) ?? [])].filter((room) => rooms().has(room));
  const looksIn = (room: string) => rooms().get(room)?.looks ?? {};
  const maskOf = (person: string, room: string) => masks.of(person, room);
  const isHost = (room: string, person: string) => chat.peek(roomStream(room), deciding.rooms).hosts.has(person);

  const presence = new Presence(
    looksIn,
    (room, signals) => hub.signal(signalsOf(room), signals),
    (room) => cards.touch(room),
  );
  const here = (room: string) => presence.here(room);
  const cards = new Cards(rooms, here, (news, room) => hub.signal(room === undefined ? HOUSE : cardOf(room), news));
  const timelines = new Timelines(
    log,
    (room, event) => masks.publish(room, event),
    (room) => {
      const { looks = {}, expiredTo = 0, options = PLAIN } = rooms().get(room) ?? {};
      return { looks, expiredTo, oneWay: options.oneWay, since: now() - keptMs(options.keep) };
    },
  );

  chat.listeners.push(
    (stream, events) => timelines.tell(stream, events),
    (stream, events) => hub.tell(stream, events),
    (stream, events) => {
      const room = roomOf(stream);
      if (room === undefined) return;
      cards.touch(room);
      for (const event of events as readonly Recorded<InRoom>[]) {
        if (event.type === "message-posted" && event.by) presence.spoke(room, maskOf(event.by, room));
        if (event.type === "look-changed") presence.lookChanged(room);
        if (event.type === "member-removed") leaving.putOut(room, event.whom);
      }
    },
  );

  const inviteHouse = {
    chat,
    passwords,
    now,
    isHost,
    deciding: deciding.invites,
    doors: views.doors,
    tries: pace.passcodes,
    nameOf: (room: string) => rooms().get(room)?.options.name,
  };
  const roomsHouse = {
    chat,
    hub,
    cards,
    now,
    rooms,
    maskOf,
    deciding: deciding.rooms,
    openings: pace.openings,
    lookOf: (person: string) => people().looks.get(person),
    personsIn: (room: string) => presence.personsIn(room),
    newest: (room: string, messages: number, viewer: Mask) => timelines.newest(room, messages, viewer),
    invited: (room: string, invite: { token: string; passcode?: string | undefined }, caller: Caller & { person: string }) =>
      comeBy(inviteHouse, room, invite, caller),
  };

  return {
    chat,
    /** The names of what a snapshot keeps. */
    folded: [...Object.values(views), ...Object.values(deciding)].map(({ name }) => name),
    cards,
    rooms: { chat, log, deciding: deciding.rooms, rooms, here },
    /** The person of a session, while it holds. */
    personOf(session: string): string | undefined {
      const person = people().personOf.get(session);
      const holds =
        person && sessionHolds(chat.peek(personStream(person), deciding.people).sessions.get(session), now());
      return holds ? person : undefined;
    },
    router: router({
      people: peopleRouter({
        chat,
        now,
        people,
        roomsOf,
        deciding: deciding.people,
        arrivals: pace.arrivals,
        changes: pace.changes,
        wearIn: (rooms, wish, first) => wearIn(rooms, roomsHouse, wish, first),
      }),
      rooms: roomsRouter(roomsHouse),
      invites: invitesRouter(inviteHouse),
      messages: messagesRouter({
        chat,
        timelines,
        now,
        maskOf,
        looksIn,
        deciding: deciding.messages,
        postings: pace.postings,
        deeds: pace.deeds,
        othersHere: (room, person) => presence.personsIn(room).size - (presence.personsIn(room).has(person) ? 1 : 0),
      }),
      presence: presenceRouter(presence),
      live: liveRouter({
        hub,
        maskOf,
        leaving,
        mayFollow(room, person) {
          const { life, members, options } = chat.peek(roomStream(room), deciding.rooms);
          if (life !== "open") refuse(rejected(life === "closed" ? "room-closed" : "no-such-room"));
          if (!members.has(person)) refuse(rejected("not-a-member"));
          return options.oneWay ? { withheldFrom: maskOf(person, room) } : {};
        },
        arrive: (room, person, mask) => presence.arrive(room, person, mask),
        signals: (room) => presence.signals(room),
        cards(person) {
          const mine = roomsOf(person);
          const news = { rooms: cards.all(mine), closed: [] as string[] };
          return { news, privately: mine.filter((room) => rooms().get(room)?.options.found === "link") };
        },
      }),
    }),
  };
}
