// The room on the screen: entered, followed and kept up to date for as long as its owner lives.
import { type Accessor, batch, createContext, createEffect, createSignal, on, onCleanup, useContext } from "solid-js";
import { createStore, produce } from "solid-js/store";
import type { InRoom, Public, Told } from "../server/events.ts";
import { PAGE_MESSAGES } from "../server/limits.ts";
import type { Mask } from "../server/messages/events.ts";
import type { Message } from "../server/messages/view.ts";
import type { Look } from "../server/people/events.ts";
import { type Api, refusalOf, useApi } from "./api.ts";
import { fetched } from "./later.ts";
import { createQuotes } from "./messages/quotes.ts";
import { pauseBefore } from "./pace.ts";
import { expire, follow, followsOn, fromSnapshot, prependPage, type RoomState, trim } from "./rooms/roomState.ts";
import type { Refusal } from "./wording.ts";

/** Before entering again when the house ended the following without a reason. */
const AGAIN_MS = 1_000;
/** Entering again because something was not told is done after a longer pause for each time in these last. */
const LATELY_MS = 60_000;
/** How often one asks whether a host has let one in. */
const KNOCKING_MS = 3_000;

export type Person = Look & { mask: Mask };

export interface Signals {
  here: number;
  people: Person[];
  typing: { mask: Mask; name: string }[];
}

export interface LiveRoom {
  id: string;
  /** Undefined until it was entered; then it stays, also while the connection is away. */
  state: () => RoomState | undefined;
  signals: Signals;
  /** Why it could not be entered. */
  refusal: Accessor<Refusal | undefined>;
  enterAgain: () => void;
  older: Accessor<"there" | "coming" | "failed" | "none">;
  loadOlder: () => Promise<void>;
  /** Fetches messages that nobody tells one of. */
  see: (versions: readonly number[]) => Promise<void>;
  /** The message of a version; fetched when it is not known. */
  quoted: (version: number) => Message | undefined;
  /** Whether the newest row is in sight: old rows are let go only then. */
  atNewest: Accessor<boolean>;
  setAtNewest: (at: boolean) => void;
  /** Lets go of words from before a moment. */
  expire: (before: number) => void;
  /** Counts how often the rows were replaced as a whole. */
  entered: Accessor<number>;
}

/** What an event says of why somebody is not in the room any more. */
function whyOut(event: Public<InRoom>, you: Mask): Refusal | undefined {
  if (event.erased) return undefined;
  if (event.type === "member-removed" && event.whom === you)
    return { reason: "removed", retryAfter: event.until - event.at };
  if (event.type === "room-closed" && event.reason !== undefined) return { reason: "room-closed", note: event.reason };
  return undefined;
}

export function createRoom(id: string): LiveRoom {
  const api = useApi();
  const [store, setStore] = createStore<{ room?: RoomState }>({});
  const [refusal, setRefusal] = createSignal<Refusal>();
  const [entered, setEntered] = createSignal(0);
  const [atNewest, setAtNewest] = createSignal(true);
  const [signals, setSignals] = createStore<Signals>({ here: 0, people: [], typing: [] });
  const change = (how: (room: RoomState) => void) => setStore(produce((draft) => draft.room && how(draft.room)));

  const feed = createFeed(api, id, {
    enter: (snapshot) =>
      batch(() => {
        setStore("room", fromSnapshot(snapshot));
        setRefusal(undefined);
        setEntered((times) => times + 1);
      }),
    refuse: (why) =>
      batch(() => {
        setRefusal(why);
        setStore("room", undefined);
      }),
    hear(told) {
      const { room } = store;
      if (!room || !followsOn(room, told)) return feed.enterAnew();
      const events = told.data;
      const out = events.map((event) => whyOut(event, room.you)).find((why) => why);
      if (out) return feed.refused(out);
      change((room) => {
        follow(room, told);
        trim(room, atNewest());
      });
      if (events.some(isSeenAgain)) void seeWhatIsShown(events);
    },
    signals: ({ here, people, typing }) => setSignals({ here, typing, ...(people && { people }) }),
  });
  createEffect(on(atNewest, (at) => at && change((room) => trim(room, true)), { defer: true }));

  /** Whoever came while they were hidden does not have the words. */
  async function seeWhatIsShown(events: readonly Public<InRoom>[]): Promise<void> {
    const { versionsIn } = await seeingAgain();
    await see(events.flatMap(versionsIn));
  }

  async function see(versions: readonly number[]): Promise<void> {
    const { seeAgain } = await seeingAgain();
    await seeAgain(api, id, versions, change);
  }

  const [paging, setPaging] = createSignal<"coming" | "failed">();
  async function loadOlder(): Promise<void> {
    const first = store.room?.rows[0];
    if (!store.room?.more || !first || paging() === "coming") return;
    setPaging("coming");
    const from = entered();
    try {
      const page = await api.client.messages.before.query({ room: id, version: first.version, limit: PAGE_MESSAGES });
      if (from === entered()) change((room) => prependPage(room, page));
      setPaging();
    } catch {
      // Whatever it was, the list offers to ask again.
      setPaging("failed");
    }
  }

  return {
    id,
    state: () => store.room,
    signals,
    refusal,
    enterAgain: feed.enterAgain,
    older: () => paging() ?? (store.room?.more ? "there" : "none"),
    loadOlder,
    see,
    quoted: createQuotes(api, id, () => store.room, change),
    atNewest,
    setAtNewest,
    expire: (before) => change((room) => expire(room, before)),
    entered,
  };
}

const seeingAgain = () => fetched(() => import("./moderation/seeAgain.ts"));

const isSeenAgain = ({ type }: Public<InRoom>): boolean => type === "messages-shown" || type === "message-let-through";

interface Followed {
  enter: (snapshot: Parameters<typeof fromSnapshot>[0]) => void;
  refuse: (refusal: Refusal) => void;
  hear: (told: Told) => void;
  signals: (signals: Partial<Signals> & Omit<Signals, "people">) => void;
}

/** Enters, then follows from the snapshot's cursor on; tRPC's client resumes by itself after a cut. */
function createFeed(api: Api, id: string, told: Followed) {
  let following: { unsubscribe(): void }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  let lately = 0;

  async function enter(): Promise<void> {
    leave();
    const mine = round;
    try {
      const snapshot = await api.client.rooms.enter.mutate({ room: id });
      if (mine !== round) return;
      told.enter(snapshot);
      subscribe(snapshot.cursor);
    } catch (problem) {
      if (mine !== round) return;
      const refusal = refusalOf(problem);
      if (!refusal || passes(refusal)) return enterLater(refusal?.retryAfter);
      refused(refusal);
      if (refusal.reason === "waiting") enterLater(KNOCKING_MS);
    }
  }

  function refused(refusal: Refusal): void {
    leave();
    told.refuse(refusal);
  }

  function subscribe(cursor: string): void {
    const ended = { onError: () => enterLater(), onStopped: () => enterLater() };
    following = [
      api.client.live.room.subscribe({ room: id, lastEventId: cursor }, { ...ended, onData: told.hear }),
      api.client.live.signals.subscribe({ room: id }, { ...ended, onData: told.signals }),
    ];
  }

  /** What is being asked meanwhile is passed over. */
  function leave(): void {
    round += 1;
    clearTimeout(timer);
    for (const one of following) one.unsubscribe();
    following = [];
  }

  /** Something was not told. The pauses grow, as entering may not help. */
  function enterAnew(): void {
    leave();
    enterLater(pauseBefore(lately++, Math.random()));
    setTimeout(() => lately--, LATELY_MS);
  }

  function enterLater(ms = AGAIN_MS): void {
    clearTimeout(timer);
    timer = setTimeout(enter, ms);
  }

  void enter();
  onCleanup(leave);
  return { enterAgain: enter, enterAnew, refused };
}

const LASTING = new Set<Refusal["reason"]>(["removed", "banned", "banned-here"]);

/** By itself and soon. */
const passes = ({ reason, retryAfter }: Refusal): boolean => retryAfter !== undefined && !LASTING.has(reason);

export const RoomContext = createContext<LiveRoom>();

export function useRoom(): LiveRoom {
  const room = useContext(RoomContext);
  if (!room) throw new Error("useRoom outside of its context");
  return room;
}
