import type { Flag } from "../../../server/moderation/events.ts";
import type { Treatment } from "../../../server/rules/events.ts";
import { counted } from "./counted.ts";

/** What may be said in the house and in a room, and what becomes of the rest. */
export const rules = {
  title: "What may be said",
  text: "The filter reads every message, name and topic before anybody else does. It sees through disguises, and errs now and then: milder first.",
  flags: {
    profanity: "Swearing",
    email: "E-mail addresses",
    phone: "Phone numbers",
    pii: "Addresses, cards, accounts",
    drug: "Talk of drugs",
    spam: "Advertising",
    link: "Links",
    own: "The house’s own words",
  } satisfies Record<Flag, string>,
  newcomer: "New here",
  treatments: {
    allow: "Allow",
    mask: "Mask the words",
    warn: "Ask the writer first",
    hold: "Hold for a moderator",
    refuse: "Refuse",
  } satisfies Record<Treatment, string>,

  room: "What may be said here",
  roomText: "Beyond what holds in the whole house; a room can only be stricter.",
  asHouse: "As in the house",

  own: {
    title: "Words of your own",
    text: "A word or a phrase is found dressed up, too. A pattern is a regular expression, found as it is written.",
    none: "None yet.",
    word: "Word, phrase or pattern",
    as: "Read as",
    kinds: { words: "Words", pattern: "Pattern" },
    treatment: "What becomes of it",
    treatmentOf: (words: string) => `What becomes of “${words}”`,
    add: "Add",
    remove: (words: string) => `Remove “${words}”`,
  },

  ladder: {
    title: "The ladder",
    text: "Whatever the filter does something about is a flag. So many within a while lead to a mute or a ban, both with an end, both to be undone.",
    none: "Nobody is stopped by flags alone.",
    flags: "How many flags",
    countOf: (count: number) => counted(count, "flag", "flags"),
    within: "Within",
    deed: "Lead to",
    deeds: { mute: "a mute", ban: "a ban" },
    lasts: "For",
    row: { within: "within", lead: "lead to", for: "for" },
    add: "Add a step",
    remove: "Remove this step",
  },

  floods: {
    title: "Floods",
    text: "Who posts very fast, says the same again and again, or calls everybody is warned, then muted, each time for longer.",
    label: "Mutes for flooding",
    kinds: { off: "Nobody", gentle: "Gentle", usual: "Usual", hard: "Hard", other: "As set" },
  },

  bar: {
    label: "Changes that are not in force yet",
    text: "Not in force yet. Try it on what was said.",
    day: "Try the last day",
    week: "Try the last week",
    drop: "Drop the changes",
    apply: "Put in force",
    applied: "In force from now on.",

    hostsOnly: "Hosts of the house put it in force; you can try it.",
  },

  trial: {
    title: "What it would have done",
    looked: (count: number, since: string) =>
      `Of ${counted(count, "message", "messages")} since ${since} that can still be read:`,
    nothing: "It would have done nothing.",
    caught: {
      mask: (count: number) => `masks words in ${counted(count, "message", "messages")}`,
      warn: (count: number) => `asks the writer of ${counted(count, "message", "messages")} first`,
      hold: (count: number) => `holds ${counted(count, "message", "messages")}`,
      refuse: (count: number) => `refuses ${counted(count, "message", "messages")}`,
    },
    stopped: {
      mute: (name: string, lasts: string, why: string) => `mutes ${name} for ${lasts}, ${why}`,
      ban: (name: string, lasts: string, why: string) => `bans ${name} for ${lasts}, ${why}`,
    },
    why: { ladder: "by the ladder", flood: "for flooding" },
    somebody: "somebody",
    lines: "Lines it would have caught",
    publicOnly: "Private rooms and rooms in memory are left alone.",
    close: "Close",
  },

  people: {
    title: "What people may do",
    signUp: "Sign up",
    signUpHint: "A name of their own and a password. Who has signed up already stays.",
    guestRooms: "Guests open rooms",
    guestRoomsHint: "Otherwise only who has signed up does.",
    guestPictures: "Guests wear pictures",
    guestPicturesHint: "Otherwise they have the faces that the house draws.",
    groupSize: "People in a group of strangers",
    keep: "A new room keeps its words",
    burst: "Messages of a person at once",
    messages: (count: number) => counted(count, "message", "messages"),
    perSecond: "After that",
    rate: (perSecond: number) =>
      perSecond < 1
        ? `one in ${counted(Math.round(1 / perSecond), "second", "seconds")}`
        : `${counted(perSecond, "message", "messages")} a second`,
    perAddress: "Of all behind one address together",
    aMinute: (count: number) => `${counted(count, "message", "messages")} a minute`,
    changed: "Changed.",
    hostsOnly: "Hosts of the house can change this.",
  },

  lockdown: {
    open: "Lockdown",
    title: "Lock the house down?",
    text: "For when a crowd comes to spoil it. While it lasts:",
    does: [
      "who never spoke in a room before is looked at first: their words wait for you in the queue",
      "everybody else waits 10 seconds between two messages",
      "links are refused",
    ],
    after:
      "It takes itself back, and you can end it any time. Hosts and moderators need not wait, and nothing of theirs is held.",
    lasts: "For",
    times: { "15m": "15 minutes", "1h": "1 hour", "4h": "4 hours", "1d": "1 day" },
    begin: "Lock it down",
    began: (until: string) => `Locked down until ${until}.`,
    holds: (until: string) => `Locked down until ${until}`,
    end: "End the lockdown",
    ended: "The lockdown is over.",
    notice: (until: string) =>
      `It is a rough moment: until ${until} there are no links, 10 seconds between messages, and what newcomers say is looked at first.`,
  },

  times: {
    minutes: (count: number) => counted(count, "minute", "minutes"),
    hours: (count: number) => counted(count, "hour", "hours"),
    days: (count: number) => counted(count, "day", "days"),
  },
};
