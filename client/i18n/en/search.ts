import { counted } from "./counted.ts";

/** Looking for words in a room. */
export const search = {
  title: (room: string) => `Search ${room}`,
  words: "Words to look for",
  hint: "In what is kept of this room, newest first.",
  results: "Messages found",
  looking: "Looking",
  found: (count: number, more: boolean) =>
    more ? `${counted(count, "message", "messages")} so far` : counted(count, "message", "messages"),
  none: (words: string) => `Nobody said “${words}”, as far as words are kept here.`,
  failed: "The search did not get through.",
  again: "Try again",
  older: "Look further back",
  goTo: (name: string, time: string) => `Go to what ${name} said, ${time}`,
  around: "Around that message",
  back: "Back to what was found",
};
