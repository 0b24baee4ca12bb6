import type { Options } from "../../../server/rooms/options.ts";
import { counted } from "./counted.ts";
import { options as optionWords } from "./options.ts";

const lists = new Intl.ListFormat("en");

const people = (count: number) => counted(count, "person", "people");

/** A private room's name is not for the desk. */
const named = (room: string | undefined) => room ?? "a private room";

type Kind = Omit<Options, "name" | "topic" | "most"> & { house: boolean };

/** What a room is, but for what its tags say. */
function kindOf({ house, found, keep, slow, locked, hushed, held, signedUp }: Kind) {
  const says: (string | false)[] = [
    found === "everybody" ? "public" : "by link",
    house && "from chatrooms.txt",
    keep !== "memory" && (keep === "ever" ? "kept for ever" : `kept ${optionWords.keeps[keep]}`),
    slow > 0 && `slow mode, ${optionWords.slowFor(slow)}`,
    locked && "locked",
    hushed && "hushed",
    held && "newcomers wait",
    signedUp && "no guests",
  ];
  return says.filter((one) => one !== false);
}

/** The desk: what looking after the whole house takes. */
export const desk = {
  title: "The desk",
  tabs: {
    label: "Parts of the desk",
    now: "Now",
    queue: "Queue",
    people: "People",
    bans: "Bans",
    rooms: "Rooms",
    rules: "Rules",
    record: "Record",
    settings: "Settings",
  },
  waitingHere: (count: number) => `${counted(count, "case waits", "cases wait")} for you`,
  notYoursTitle: "The desk is for those who look after this house",
  notYoursText:
    "Hosts are logged out after a day away, and after a week in any case: log in again. Whoever runs the house gets a host link when it starts, and anew by the command “host-link”.",

  link: {
    title: "Become a host of this house?",
    text: "This link makes you one, in this browser: you see the desk, name moderators, and act on what people report. It works once.",
    lapses: "You are logged out after a day away, and after a week in any case; then you log in again.",
    lapsesForGood:
      "It holds until you are away for a day, and for a week at most. Whoever signed up logs in again; a guest needs another link then, which the command “host-link” makes.",
    accept: "Become its host",
    signUpFirst: "Sign up first",
    done: "You are a host of this house now.",
    already: "You are a host of this house already.",
    toDesk: "To the desk",
  },

  stay: {
    title: "Keep your way back to the desk",
    text: "After a day away, and after a week in any case, a host is logged out. Sign up, and you log in again; as a guest you need another link, which the command “host-link” makes.",
    signUp: "Sign up",
  },

  now: {
    people: "People here",
    sockets: "Open tabs",
    perMinute: "Messages a minute",
    most: (value: string) => `at most ${value}`,
    sync: "Sync to disk, p99",
    ms: (ms: number) => `${ms.toFixed(ms < 10 ? 1 : 0)}\u00a0ms`,
    memory: "Memory",
    rooms: (count: number) => `${counted(count, "room is", "rooms are")} open`,
    kept: "Kept on disk",
    events: (count: number) => counted(count, "event", "events"),
    bytes: (bytes: number) =>
      bytes < 1_000_000
        ? `${Math.ceil(bytes / 1_000)}\u00a0kB`
        : `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)}\u00a0MB`,
    moment: (when: string, value: string) => `${when}: ${value}`,
    summary: (span: "hour" | "day", least: string, most: string, last: string) =>
      `Over the last ${span} between ${least} and ${most}, now ${last}. Arrows go through it.`,
    span: "Lines show the last",
    hour: "hour",
    day: "day",
  },

  wayIn: {
    title: "The way in",
    house: "this house",
  },

  people: {
    title: "People",
    find: "Find by name",
    noneTitle: "Nobody by that name",
    more: "More have such a name: write more of it.",
    roles: { host: "host of the house", moderator: "moderator" },
    signedUp: "signed up",
    guest: "guest",
    here: "here now",
    acts: (count: number) => `${counted(count, "act", "acts")} on record`,
    makeModerator: "Make moderator",
    named: (name: string) => `${name} is a moderator now.`,
  },

  person: {
    more: (name: string) => `More about ${name}`,
    sessions: "Sessions",
    noSession: "None holds any more.",
    session: (since: string, seen: true | string) =>
      `since ${since} · ${seen === true ? "open now" : `last seen ${seen}`}`,
    end: "End",
    endOf: (since: string) => `End the session since ${since}`,
    endAll: "End all",
    endTitle: (name: string) => `Log ${name} out?`,
    endText: "They are out of it at once, and can log in again with their password.",
    endTextOfGuest:
      "They are out of it at once. A guest whose last session ends is somebody new when they come again; what they said stays.",
    endAct: "Log them out",
    ended: (name: string) => `${name} is logged out there.`,
    history: "What was done about them",
    nothing: "Nothing yet.",
    flags: (count: number, last: string) => `${counted(count, "flag", "flags")} by the filter, the last one ${last}`,
    what: { undone: "undone", appealed: "appealed against", lifted: "lifted on appeal", kept: "kept on appeal" },
    by: (name: string, when: string) => `${name ? `by ${name}` : "by the house"}, ${when}`,
    inRoom: (room: string | undefined) => (room === undefined ? "in one room" : `in ${room}`),
  },

  rooms: {
    title: "Rooms",
    find: "Find by name or topic",
    order: "Sort by",
    orders: { here: "People", messages: "Messages", reports: "Reports", newest: "Newest", name: "Name" },
    noneTitle: "No such room",
    private: "A private room",
    reports: (count: number) => counted(count, "report waits", "reports wait"),
    what: (room: Kind, since: string) => [...kindOf(room), `since ${since}`].join(" · "),
    figures: {
      here: "here",
      members: (count: number) => (count === 1 ? "member" : "members"),
      messages: (count: number) => (count === 1 ? "message" : "messages"),
    },
    close: "Close …",
    closeOf: (room: string | undefined) => `Close ${named(room)}`,
    groups: ({ rooms, people: members }: { rooms: number; people: number }) =>
      `${counted(rooms, "group of strangers", "groups of strangers")}, ${people(members)} in ${rooms === 1 ? "it" : "them"}`,
    more: (count: number) => `${counted(count, "more room", "more rooms")}: find them by their words.`,
  },

  closing: {
    title: (room: string | undefined) => `Close ${named(room)}`,
    reason: "Why",
    reasonHint: "Its people read this in its place.",
    does: ({ posted, here, members, found }: { posted: number; here: number; members: number; found: string }) => [
      posted > 0
        ? `erases ${counted(posted, "message", "messages")} for good: there is no undo`
        : "erases nothing: nobody said anything yet",
      here > 0
        ? `sends ${people(here)} away who ${here === 1 ? "is" : "are"} here now`
        : "sends nobody away: nobody is here",
      `ends it for ${counted(members, "member", "members")}`,
      found === "everybody" ? "frees its name for another room" : "its links lead nowhere any more",
    ],
    act: "Close and erase",
    done: (room: string | undefined) => (room === undefined ? "The private room is closed." : `${room} is closed.`),
  },

  queue: {
    title: "Waiting for you",
    keys: "Arrows move from case to case; L lets it stand or through, H hides, M mutes, B opens the ban.",
    emptyTitle: "Nothing waits",
    emptyText: "What people report, what is held, and what the banned appeal, comes here.",
    caseOf: (name: string) => `About ${name}`,
    heldOf: (name: string) => `Held, by ${name}`,
    held: (why: readonly string[]) => `held: ${lists.format(why).toLowerCase()}`,
    appealOf: (name: string) => `Appeal by ${name}`,
    somebody: "Somebody",
    where: (room: string) => `in ${room || "a room that is gone"}`,
    reported: (count: number, grounds: readonly string[]) =>
      `reported by ${counted(count, "person", "people")}: ${lists.format(grounds).toLowerCase()}`,
    lines: "The lines around",
    gone: "The words are gone: their author deleted them, or their time was over.",
    erased: "deleted by its author",
    letStand: "Let it stand",
    dismissed: "It stands as it is.",
    mute: "Mute 10 min",
    ban: "Ban …",
    appeals: (ground: string, when: string, by: string) =>
      `appeals a ban for ${ground.toLowerCase()}, ${when}${by ? `, by ${by}` : ""}`,
    seeWhatLed: "See what led to it",
    lift: "Lift it",
    keep: "Keep it",
    lifted: (name: string) => `${name || "They"} may come back.`,
    kept: (name: string) => `The ban of ${name || "somebody"} stays.`,
  },

  bans: {
    title: "What holds now",
    emptyTitle: "Nobody is held back",
    emptyText: "Bans, mutes and what is hidden stand here, each with the way to undo it.",
    byNetwork: "with their network",
    house: "in the whole house",
    inRoom: (room: string) => `in ${room || "a room that is private or gone"}`,
    forGood: "for good",
    until: (when: string) => `until ${when}`,
    by: (name: string, when: string) => `by ${name || "somebody"}, ${when}`,
  },

  record: {
    title: "What moderators did",
    find: "Find by name, room or deed",
    export: "Export",
    house: "The house",
    emptyTitle: "Nothing to show",
    did: {
      hide: "hid a message by",
      purge: "hid all messages by",
      mute: "muted",
      "shadow-mute": "shadow-muted",
      ban: "banned",
    },
    what: {
      done: "did",
      undone: "undid",
      appealed: "appealed against",
      lifted: "lifted on appeal",
      kept: "kept on appeal",
    },
    of: {
      hide: "the hiding of a message by",
      purge: "the hiding of all messages by",
      mute: "the mute of",
      "shadow-mute": "the shadow-mute of",
      ban: "the ban of",
    },
    shut: (room: string | undefined) => (room === undefined ? "closed a private room" : `closed the room “${room}”`),
    endedSessions: (count: number) => `ended ${counted(count, "session", "sessions")} of`,
    deeds: {
      hide: "a message hidden",
      purge: "all messages hidden",
      mute: "mute",
      "shadow-mute": "shadow-mute",
      ban: "ban",
    },
  },

  keepers: {
    title: "Who looks after this house",
    hosts: "Hosts",
    moderators: "Moderators",
    none: "Nobody yet. In the list of people, name somebody who signed up.",
    end: "End",
    endOf: (name: string) => `${name} is a moderator no more`,
    ended: (name: string) => `${name} is no moderator any more.`,
  },

  waiting: "Getting it",
  failed: "That did not come.",
  tryAgain: "Try again",
};
