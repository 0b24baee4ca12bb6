import type { Ground } from "../../../server/moderation/events.ts";
import { counted } from "./counted.ts";
import { groundWords } from "./grounds.ts";

const lists = new Intl.ListFormat("en");

const people = (count: number) => counted(count, "person", "people");

/** Reporting, and what moderators do about a message or a person; in the room and at the desk. */
export const moderation = {
  grounds: {
    harassment: "Harassment",
    hate: "Hate",
    spam: "Spam or flooding",
    private: "Gives away what is private",
    illegal: "Something illegal",
    other: "Something else",
  } satisfies Record<Ground, string>,

  report: {
    entry: "Report",
    messageTitle: (name: string) => `Report what ${name} said`,
    personTitle: (name: string) => `Report ${name}`,
    text: "Moderators read it, with the lines around, and nobody else. Who reported is not told.",
    ground: "What is wrong with it?",
    line: "Anything to add?",
    lineHint: "One line, if you like",
    send: "Report",
    sent: "Thank you. A moderator will look at it.",
  },

  hidden: "Hidden by a moderator",
  hide: "Hide",
  hid: (name: string) => `Hid a message by ${name}`,
  show: "Show again",
  undo: "Undo",
  undone: "As it was before.",
  entry: "Mute or ban …",

  act: {
    title: (name: string) => `Act on ${name}`,
    deed: "What",
    deeds: {
      mute: "Mute",
      "shadow-mute": "Shadow-mute",
      ban: "Ban",
      purge: "Hide all they said",
    },
    told: {
      mute: "They can read and not speak, and see why and until when.",
      "shadow-mute": "What they say is seen by them and moderators alone, and nothing tells them so.",
      ban: "They are out at once, see why and until when, and can appeal once.",
      purge: "Everything that they said is hidden. They may go on.",
    },
    where: "Where",
    places: { room: "This room", house: "The whole house" },
    network: "Their network, too",
    networkHint: "Whoever comes from the same connection. A class or an office may share one.",
    purge: "Hide all they said, too",
    purgeHint: "Undoing this shows it again.",
    time: "For",
    times: { "10m": "10 minutes", "1h": "1 hour", "1d": "1 day", "7d": "7 days", ever: "For good" },
    ground: "Why",
    note: "Your words to them",
    noteHint: "They read it beside the reason",
    does: "What this does",
    counting: "Counting …",
    hides: (messages: number, rooms: number) =>
      `hides ${counted(messages, "message", "messages")} in ${counted(rooms, "room", "rooms")}`,
    hidesNothing: "hides nothing: nothing that they said can be read",
    mutes: (here: number) => (here > 0 ? `mutes ${people(here)} who is here now` : "mutes them when they come back"),
    blocks: (here: number) => (here > 0 ? `blocks ${people(here)} who is here now` : "blocks them when they come back"),
    blocksNetwork: (here: number) =>
      `with their network: ${people(here)} more who ${here === 1 ? "is" : "are"} here now`,
    reads: (words: string) => `They will read: “${words}”`,
    submit: { mute: "Mute", "shadow-mute": "Shadow-mute", ban: "Ban", purge: "Hide" },
    done: {
      mute: (name: string) => `Muted ${name}`,
      "shadow-mute": (name: string) => `Shadow-muted ${name}`,
      ban: (name: string) => `Banned ${name}`,
      purge: (name: string) => `Hid what ${name} said`,
    },
  },

  flagged: (all: readonly string[]) => `Found: ${lists.format(all).toLowerCase()}`,
  held: {
    review: "Waits until a moderator has looked at it",
    shadow: "Shadow-muted: seen by its author and moderators alone",
    letThrough: "Let it through",
  },

  flood: {
    fast: "That is a lot at once. Slow down a little, or you are muted for a while.",
    repeats: "You said nearly the same before. Once more or twice, and you are muted for a while.",
    mentions: "You call many people at once. A few more, and you are muted for a while.",
  },

  banned: {
    title: "You are banned from this house",
    hereTitle: "You are banned from this room",
    text: (ground: Ground | undefined, until: string | undefined) =>
      `${until === undefined ? "For good" : `Until ${until}`}${ground ? `, for ${groundWords[ground]}` : ""}.`,
    note: (note: string) => `A moderator writes: “${note}”`,
    appeal: "Appeal",
    appealHint: "You can write to the moderators once. Say what they should know.",
    send: "Send appeal",
    made: "Your appeal was sent. A moderator will read it, and you will see here what they decide.",
    kept: "A moderator read your appeal and kept the ban.",
    lookAgain: "Look again",
  },
};
