import { counted } from "./counted.ts";

/** The list of public rooms. */
export const discover = {
  title: "Discover",
  summary: (rooms: number, people: number) =>
    `${counted(rooms, "public room", "public rooms")}, ${counted(people, "person here", "people here")}`,
  find: "Find a room",
  openRoom: "Open a room",
  list: "Public rooms",
  waiting: "Looking for rooms",
  slow: (seconds: number) => `slow mode, ${seconds} s`,
  failedTitle: "The list of rooms did not come",
  failedText: "The rooms themselves are there. Ask for the list again, or open one by its address.",
  emptyTitle: "No rooms yet",
  emptyText: "Open the first one; anyone who comes here will find it.",
  noMatchTitle: "No room by that name",
  noMatchText: (wanted: string) => `Nothing here matches “${wanted}”. You could open it.`,
};
