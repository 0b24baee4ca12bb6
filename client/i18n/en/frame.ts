import { counted } from "./counted.ts";

/** What stands around a room: the shell, the sidebar, Discover, opening a room. */
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
    openRoom: "Open a room",
    yourRooms: "Your rooms",
    none: "No rooms yet. Look around under Discover, or open one.",
    waiting: "Getting your rooms",
    here: (count: number) => counted(count, "person here", "people here"),
    unread: (count: number) => counted(count, "unread message", "unread messages"),
  },

  discover: {
    title: "Discover",
    summary: (rooms: number, people: number) =>
      `${counted(rooms, "public room", "public rooms")}, ${counted(people, "person here", "people here")}`,
    find: "Find a room",
    openRoom: "Open a room",
    list: "Public rooms",
    waiting: "Looking for rooms",
    kept: "kept until it is closed",
    slow: (seconds: number) => `slow mode, ${seconds} s`,
    failedTitle: "The list of rooms did not come",
    failedText: "The rooms themselves are there. Ask for the list again, or open one by its address.",
    emptyTitle: "No rooms yet",
    emptyText: "Open the first one; anyone who comes here will find it.",
    noMatchTitle: "No room by that name",
    noMatchText: (wanted: string) => `Nothing here matches “${wanted}”. You could open it.`,
  },

  openRoom: {
    title: "Open a room",
    name: "Name",
    namePlaceholder: "A random one, if left empty",
    random: "Random",
    topic: "Topic",
    topicHint: "One line on what it is about. May stay empty.",
    whatHappens:
      "Anyone can find this room and write in it without signing up. What is said is kept until the room is closed; everybody can take back their own words.",
    open: "Open it",
  },

  connection: {
    offline: "You are offline. What you write is kept here and sent when you are back.",
    lost: "The connection is gone; trying again by itself. What you write is kept here.",
    tryNow: "Try now",
    noAnswer: "No answer came. Check your connection and try again.",
    neverCame: "The house does not answer yet. It may be starting; it is tried again by itself.",
  },

  notFound: {
    title: "There is nothing here",
    text: "This address leads to no room. It may have been mistyped.",
    toDiscover: "Discover rooms",
  },
};
