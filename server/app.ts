// The slices of the house, once: their folds, their routers, and what each gets of the others.
import { Chat, type Deciding, type HeartReason, type View } from "./chat.ts";
import type { Config } from "./config.ts";
import { rejected } from "./decision.ts";
import { type HouseEvent, personStream, type Recorded, roomOf, roomStream } from "./events.ts";
import type { Fold } from "./fold.ts";
import type { Hub } from "./hub.ts";
import { HOUSE, liveRouter, signalsOf } from "./live.ts";
import type { Log } from "./log/log.ts";
import type { Masks } from "./masks.ts";
import { type Conversation, conversation, type MessageReason } from "./messages/decide.ts";
import { messagesRouter, type WritingReason } from "./messages/router.ts";
import { Timelines } from "./messages/timelines.ts";
import { Pace } from "./pace.ts";
import { type Person, type PersonReason, personState, sessionHolds } from "./people/decide.ts";
import { type NameReason, peopleRouter } from "./people/router.ts";
import { type People, people } from "./people/view.ts";
import { Presence } from "./presence/presence.ts";
import { presenceRouter } from "./presence/router.ts";
import { Cards } from "./rooms/cards.ts";
import { type RoomReason, type RoomState, roomState } from "./rooms/decide.ts";
import { type OpeningReason, roomsRouter, wearIn } from "./rooms/router.ts";
import { type RoomView, roomView } from "./rooms/view.ts";
import { type CallReason, refuse, router } from "./trpc.ts";

/** Every reason for which something can be refused; client/wording.ts says each to a person. */
export type Reason =
  CallReason | HeartReason | MessageReason | NameReason | OpeningReason | PersonReason | RoomReason | WritingReason;

const deciding = {
  rooms: { name: "rooms-deciding", streams: "room:", fold: roomState } satisfies Deciding<RoomState>,
  messages: { name: "messages-deciding", streams: "room:", fold: conversation } satisfies Deciding<Conversation>,
  people: { name: "people-deciding", streams: "person:", fold: personState } satisfies Deciding<Person>,
};

const peopleView: View<People> = { name: "people", fold: people };

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
  return { name: "rooms", fold };
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
    // A lecture hall behind one address comes in within a minute.
    arrivals: new Pace({ burst: 500, perSecond: 1 }),
  };
}

export type App = ReturnType<typeof makeApp>;
export type AppRouter = App["router"];

export function makeApp(world: { config: Config; log: Log; masks: Masks; hub: Hub; now(): number }) {
  const { config, log, masks, hub, now } = world;
  const views = { people: peopleView, rooms: roomsView(masks) };
  const chat = new Chat(log, { views: Object.values(views), deciding: Object.values(deciding) });
  const pace = paces(config);

  const rooms = () => chat.read(views.rooms);
  const looksIn = (room: string) => rooms().get(room)?.looks ?? {};
  const maskOf = (person: string, room: string) => masks.of(person, room);
  const presence = new Presence(
    looksIn,
    (room, signals) => hub.signal(signalsOf(room), signals),
    (room) => cards.touch(room),
  );
  const cards = new Cards(
    rooms,
    (room) => presence.here(room),
    (news) => hub.signal(HOUSE, news),
  );
  const timelines = new Timelines(log, (room, event) => masks.publish(room, event), looksIn);

  chat.listeners.push(
    (stream, events) => timelines.tell(stream, events),
    (stream, events) => hub.tell(stream, events),
    (stream, events) => {
      const room = roomOf(stream);
      if (room === undefined) return;
      cards.touch(room);
      for (const { type, by } of events) {
        if (type === "message-posted" && by) presence.spoke(room, maskOf(by, room));
        if (type === "look-changed") presence.lookChanged(room);
      }
    },
  );

  const people = () => chat.read(views.people);
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
    newest: (room: string, messages: number) => timelines.newest(room, messages),
  };

  return {
    chat,
    /** The names of what a snapshot keeps. */
    folded: [...Object.values(views), ...Object.values(deciding)].map(({ name }) => name),
    cards,
    rooms: { chat, deciding: deciding.rooms, all: rooms },
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
        deciding: deciding.people,
        arrivals: pace.arrivals,
        changes: pace.changes,
        wearIn: (rooms, wish, first) => wearIn(rooms, roomsHouse, wish, first),
      }),
      rooms: roomsRouter(roomsHouse),
      messages: messagesRouter({
        chat,
        timelines,
        now,
        maskOf,
        looksIn,
        deciding: deciding.messages,
        postings: pace.postings,
        deeds: pace.deeds,
      }),
      presence: presenceRouter(presence),
      live: liveRouter({
        hub,
        maskOf,
        mayFollow: (room, person) => {
          const { life, members } = chat.peek(roomStream(room), deciding.rooms);
          if (life !== "open") refuse(rejected(life === "closed" ? "room-closed" : "no-such-room"));
          if (!members.has(person)) refuse(rejected("not-a-member"));
        },
        arrive: (room, person, mask) => presence.arrive(room, person, mask),
        signals: (room) => presence.signals(room),
        cards: () => ({ rooms: cards.all(), closed: [] as string[] }),
      }),
    }),
  };
}
