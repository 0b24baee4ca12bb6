import type { Level } from "../../notifications/levels.ts";

/** A name keeps to its own direction within the sentence. */
const as = (name: string) => `\u2068${name}\u2069`;

/** Being told of what is said while one looks elsewhere. */
export const notifications = {
  title: "Notifications",
  mention: (name: string) => `${as(name)} mentioned you`,
  reply: (name: string) => `${as(name)} answered you`,
  said: (name: string) => `${as(name)} said something`,
  in: (room: string) => `in ${as(room)}`,
  mentionIn: (name: string, room: string) => `${as(name)} mentioned you in ${as(room)}.`,
  replyIn: (name: string, room: string) => `${as(name)} answered you in ${as(room)}.`,
  goThere: "Go there",

  level: (room: string) => `In ${as(room)}, tell me of`,
  levels: { everything: "Everything", mentions: "Mentions, replies", nothing: "Nothing" } satisfies Record<
    Level,
    string
  >,
  levelTexts: {
    everything: "Whatever others say here.",
    mentions: "When somebody writes @ and your name, or answers you.",
    nothing: "This room stays quiet, and the title of the page does not count it.",
  } satisfies Record<Level, string>,
  device: "How this device tells you",
  ofRooms: "What a room tells you of is set in its menu, under Notifications.",

  sound: "Sound",
  soundHint: "Two soft notes.",
  browser: "Notifications of the browser",
  browserHint:
    "While you look elsewhere and this page is open. They name the room and who it was, never what was said.",
  denied:
    "This browser was told not to show notifications of this page. Allow them in its settings for this page, beside the address; then switch them on here.",
  insecure: "Browsers show notifications of pages on https only, and this one came by plain http.",
  unable: "This browser shows no notifications of pages.",

  tryIt: "Try it",
  trial: "This is how you are told",
  trialText: "in a room of yours",
  tried: "That was it. If nothing was seen or heard, the system may be holding it back, as “Do not disturb” does.",
};
