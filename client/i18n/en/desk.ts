import { counted } from "./counted.ts";

const lists = new Intl.ListFormat("en");

/** The desk: what looking after the whole house takes. */
export const desk = {
  title: "The desk",
  tabs: {
    label: "Parts of the desk",
    now: "Now",
    queue: "Queue",
    people: "People",
    bans: "Bans",
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
    text: "You are a host and a guest. After a day away, and after a week in any case, you are somebody new here, and need another link from the command “host-link”. Sign up with a name and a password, and you log in again instead.",
    signUp: "Sign up",
  },

  now: {
    people: "People here",
    sockets: (count: number) => `with ${counted(count, "open tab", "open tabs")}`,
    perMinute: "Messages a minute",
    most: (count: number) => `most in this time: ${count.toLocaleString("en")}`,
    sync: "Sync to disk, p99",
    ms: (ms: number) => `${ms.toFixed(1)} ms`,
    events: (count: number) => `${counted(count, "event", "events")} in the record`,
    memory: "Memory",
    mb: (mb: number) => `${Math.round(mb)} MB`,
    rooms: (count: number) => `${counted(count, "room is", "rooms are")} open`,
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
