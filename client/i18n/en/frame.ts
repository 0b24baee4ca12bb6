import type { Keep } from "../../../server/rooms/options.ts";
import { counted, inWords } from "./counted.ts";

/** What stands around a room: the shell and the sidebar. */
export const frame = {
  house: "Hearsay",
  mark: "hearsay",
  close: "Close",
  cancel: "Cancel",
  tryAgain: "Try again",
  skipSidebar: "Skip the sidebar",

  sidebar: {
    label: "Sidebar",
    rooms: "Rooms",
    open: "Show rooms",
    openUnread: (count: number) => `Show rooms, ${counted(count, "unread message", "unread messages")}`,
    discover: "Discover rooms",
    /** How many places there are in a group, oneself included. */
    meet: (places: number) => (places === 2 ? "Meet a stranger" : `Meet ${inWords(places - 1)} strangers`),
    groupOf: (places: number) => `Group of ${inWords(places)}`,
    ofPlaces: (taken: number, places: number) => `${taken} of ${places}`,
    openRoom: "Open a room",
    desk: "The desk",
    yourRooms: "Your rooms",
    none: "No rooms yet. Look around under Discover, or open one.",
    waiting: "Getting your rooms",
    here: (count: number) => counted(count, "person here", "people here"),
    unread: (count: number, called: boolean) =>
      counted(count, "unread message", "unread messages") + (called ? ", for you" : ""),
  },

  discover: "Discover",

  /** How long words are kept in a room. */
  kept: {
    memory: "kept while it is said",
    "1h": "kept for 1 hour",
    "24h": "kept for 24 hours",
    "7d": "kept for 7 days",
    "30d": "kept for 30 days",
    ever: "kept until it is closed",
  } satisfies Record<Keep, string>,
  tags: { oneWay: "one-way", masks: "masks", memory: "memory only" },

  connection: {
    offline: "You are offline. What you write is kept here and sent when you are back.",
    lost: "The connection is gone; trying again by itself. What you write is kept here.",
    tryNow: "Try now",
    noAnswer: "No answer came. Check your connection and try again.",
    slow: "That is slow to come. It opens by itself as soon as it is here.",
    neverCame: "The house does not answer yet. It may be starting; it is tried again by itself.",
  },

  me: {
    open: "Your look",
    guest: "Guest",
    signedUp: "Signed up",
    waiting: "Getting your name",
  },
};
