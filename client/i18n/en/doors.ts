import { counted } from "./counted.ts";

const minutes = (ms: number) => Math.max(1, Math.ceil(ms / 60_000));

/** Where one cannot come in, not yet, or not any more. */
export const doors = {
  refusedTitle: "You cannot enter this room",
  nothingTitle: "There is nothing here, or you need an invite",
  nothingText:
    "This address leads to no room that you may see. It may have been mistyped, the room may be gone, or it is private: then ask somebody in it for a link.",
  removedTitle: "You were removed from this room",
  noGuestsTitle: "This room is not for guests",
  signUp: "Sign up or log in",
  fullTitle: "This room is full",
  lockedTitle: "This room is locked",
  closedTitle: "This room was closed",
  closedText: "What was said in it is erased.",
  enterAgain: "Try again",
  toDiscover: "Discover rooms",

  notLetInTitle: "You were not let in",
  notLetInText: (ms: number) =>
    `A host said no for now. You can ask again in ${counted(minutes(ms), "minute", "minutes")}.`,

  waitingTitle: "Waiting to be let in",
  waitingText: "A host was told that you are here. This page comes in by itself as soon as they let you.",

  notFound: {
    title: "There is nothing here",
    text: "This address leads to no room. It may have been mistyped.",
    toDiscover: "Discover rooms",
  },
};
