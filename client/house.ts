import type { Accessor } from "solid-js";
import { createContext, createEffect, createSignal, on, untrack, useContext } from "solid-js";
import { createStore } from "solid-js/store";
import type { Address } from "../server/http/origins.ts";
import type { Call } from "../server/messages/calls.ts";
import { type Look, lookOf } from "../server/people/events.ts";
import type { Total } from "../server/rooms/cards.ts";
import { isGroup } from "../server/rooms/options.ts";
import type { RoomCard } from "../server/rooms/view.ts";
import type { Api, LookWish, Me } from "./api.ts";
import { createLevels, type Level } from "./notifications/levels.ts";
import { createMarks } from "./rooms/marks.ts";
import { forgetLastRoom } from "./rooms/paths.ts";
import { createRoomList } from "./rooms/roomList.ts";

/** What every screen knows of the house: oneself, the rooms, and how far one has read. */
export interface House {
  /** Undefined until the house has answered. */
  me: Accessor<Look | undefined>;
  /** The name that one signed up with. */
  account: Accessor<string | undefined>;
  /** What one may do in the whole house; most have no role. */
  role: Accessor<Me["role"]>;
  /** What keeps one out of the house, if something does. */
  ban: Accessor<Me["ban"]>;
  /** Rejects as the call does: see `refusalOf` in api.ts. */
  change: (look: LookWish) => Promise<void>;
  /** Whether one may wear a picture instead of a face. */
  mayWearAvatar: Accessor<boolean>;
  /** The house took a picture: so one looks now. */
  wears: (look: Look) => void;
  /** Where others find the house, as it last said. */
  address: Accessor<Address>;
  /** Until when the house is locked down, in milliseconds since 1970, by the house's clock. */
  lockdown: Accessor<number | undefined>;
  /** Whether the house takes new accounts. */
  maySignUp: Accessor<boolean>;
  /** The fullest public rooms and all that one is in, by id, as they change. */
  cards: Readonly<Record<string, RoomCard>>;
  /** Of all public rooms. */
  total: Accessor<Total>;
  /** Whether the list of rooms came. */
  listed: Accessor<boolean>;
  listFailed: Accessor<boolean>;
  listAgain: () => void;
  /** Ids of the rooms that one is in, in the order of joining. */
  myRooms: Accessor<readonly string[]>;
  joined: (room: string) => void;
  left: (room: string) => void;
  /** Places in a new group of strangers. */
  groupSize: Accessor<number>;
  /** Messages said in the room since one last saw its end. */
  unreadOf: (room: string) => number;
  /** The same over all rooms that one is in, but for those of which one wants to hear nothing. */
  unread: Accessor<number>;
  /** `posted`: how many messages had been said in the room when one saw its end. */
  markRead: (room: string, posted: number) => void;
  readMark: (room: string) => number | undefined;
  levelOf: (room: string) => Level;
  setLevel: (room: string, level: Level) => void;
  /** Somebody mentioned or answered one. */
  called: (call: Call) => void;
  /** Whether that is still unread in the room. */
  isCalled: (room: string) => boolean;
}

/** Until the house has said how many. */
const GROUP_SIZE = 5;

export function createHouse(api: Api): House {
  const [me, setMe] = createSignal<Look>();
  const [myRooms, setMyRooms] = createSignal<readonly string[]>([]);
  const marks = createMarks();
  const [address, setAddress] = createSignal<Address>({});
  const [lockdown, setLockdown] = createSignal<number>();
  let lockdownOver: ReturnType<typeof setTimeout> | undefined;
  const levels = createLevels();
  const levelOf = (room: string) => levels.of(room) ?? "mentions";
  /** By room, how many messages had been said with the newest that calls one. */
  const [called, setCalled] = createStore<Record<string, number>>({});
  const list = createRoomList(api, {
    moved: setAddress,
    lockedDown(told) {
      clearTimeout(lockdownOver);
      setLockdown(told?.until);
      // By how long it has left: the clock of this device may be another.
      if (told) lockdownOver = setTimeout(() => setLockdown(undefined), told.left);
    },
    told(card) {
      if (untrack(myRooms).includes(card.id)) beginMark(card.id, card.posted);
    },
    closed(room) {
      left(room);
      // Opened again, it counts from nothing.
      marks.set(room, undefined);
    },
    isMine: (room) => untrack(myRooms).includes(room),
  });

  createEffect(
    on(api.me, (told) => {
      if (!told) return;
      setMyRooms(told.rooms);
      setMe(lookOf(told));
    }),
  );

  const left = (room: string) => {
    const isPrivate = list.cards[room]?.found !== "everybody";
    setMyRooms((rooms) => rooms.filter((one) => one !== room));
    forgetLastRoom(room);
    // Of a group, nothing stays on this device either.
    if (isGroup(room)) {
      marks.set(room, undefined);
      levels.set(room, undefined);
    }
    if (isPrivate) list.askAgain();
  };
  /** What was said before one came, here or on another device, is not new. */
  const beginMark = (room: string, posted: number) => {
    if (marks.of(room) === undefined) marks.set(room, posted);
  };
  const unreadOf = (room: string) => {
    const mark = marks.of(room);
    return mark === undefined ? 0 : Math.max(0, (list.cards[room]?.posted ?? 0) - mark);
  };

  return {
    me,
    account: () => api.me()?.account?.name,
    role: () => api.me()?.role,
    ban: () => api.me()?.ban,
    async change(look) {
      setMe(await api.client.people.change.mutate(look));
    },
    mayWearAvatar: () => api.me()?.mayWearAvatar ?? false,
    wears: setMe,
    address,
    lockdown,
    maySignUp: () => api.me()?.maySignUp ?? true,
    cards: list.cards,
    total: list.total,
    listed: list.listed,
    listFailed: list.failed,
    listAgain: list.askAgain,
    myRooms,
    joined(room) {
      setMyRooms((rooms) => (rooms.includes(room) ? rooms : [...rooms, room]));
      const card = list.cards[room];
      if (card) beginMark(room, card.posted);
      // The cards of a private room come to those who asked as its members.
      else if (list.listed()) list.askAgain();
    },
    left,
    groupSize: () => api.me()?.groupSize ?? GROUP_SIZE,
    unreadOf,
    unread: () => myRooms().reduce((sum, room) => sum + (levelOf(room) === "nothing" ? 0 : unreadOf(room)), 0),
    markRead: marks.set,
    readMark: marks.of,
    levelOf,
    setLevel: levels.set,
    called: ({ room, posted }) => setCalled(room, posted),
    isCalled: (room) => (called[room] ?? 0) > (marks.of(room) ?? Number.POSITIVE_INFINITY),
  };
}

export const HouseContext = createContext<House>();

export function useHouse(): House {
  const house = useContext(HouseContext);
  if (!house) throw new Error("useHouse outside of its context");
  return house;
}
