import { counted } from "./counted.ts";

const lists = new Intl.ListFormat("en");
const list = (names: readonly string[]) => lists.format(names);
const others = (count: number) => counted(count, "other", "others");

/** "Ada joined", "Ada, Bo, and Cy joined", "Ada, Bo and 4 others joined". */
function some(names: readonly string[], verb: string): string {
  const [first = "", second = ""] = names;
  if (names.length <= 3) return `${list(names)} ${verb}`;
  return `${first}, ${second} and ${others(names.length - 2)} ${verb}`;
}

/** Inside a room: messages, the composer, the people. */
export const room = {
  /** Where a look is not known, as of somebody who left long ago. */
  somebody: "Somebody",
  you: "you",
  close: "Close",

  top: {
    unknown: "Room",
    group: "Group",
    /** In a group `count` is "3 of 5". */
    here: (count: number | string) => `${count.toLocaleString("en")} here`,
    slow: (seconds: number) => `one message every ${counted(seconds, "second", "seconds")}`,
    oneWay: "you never see your own words again",
    masked: (name: string) => `you are ${name} here`,
    people: (count: number) => `Show people, ${count.toLocaleString("en")} here`,
    share: "Share",
    search: "Search",
    menu: "Room menu",
  },

  list: {
    label: (name: string) => `Messages in ${name}`,
    waiting: "Getting the messages",
    olderWaiting: "Getting older messages",
    olderFailed: "Older messages did not come.",
    beginning: (name: string) => `This is where ${name} begins. Whoever comes here can read it.`,
    tryAgain: "Try again",
    emptyTitle: "Nothing said yet",
    emptyText:
      "Be the first. Everybody who opens this room reads it, under the name you wear here, and you can take back your own words.",
    new: "New",
    jump: "Jump to newest",
    jumpNew: (count: number) => counted(count, "new message", "new messages"),
    today: "Today",
    yesterday: "Yesterday",
    heard: (name: string, text: string) => `${name}: ${text}`,
  },

  notices: {
    came: (names: readonly string[]) => some(names, "joined"),
    went: (names: readonly string[]) => some(names, "left"),
    lookedIn: (names: readonly string[]) => some(names, "looked in"),
  },

  message: {
    by: (name: string, time: string) => `${name}, ${time}`,
    edited: "edited",
    erased: "Message deleted",
    hidden: "Hidden by a moderator",
    copied: "Copied.",
    reacted: (emoji: string, names: readonly string[]) => some(names, `reacted with ${emoji}`),
    toOriginal: (name: string) => `Go to what ${name} said`,
    replyToYou: "in reply to you",
    quoteWaiting: "Getting the message",
    quoteGone: "That message is not there any more.",
  },

  unsaid: {
    queuedOffline: "Waits here until you are connected",
    sending: "Being sent",
    held: (seconds: number) => `Goes out in ${counted(seconds, "second", "seconds")}`,
  },

  composer: {
    label: (name: string) => `Message to ${name}`,
    placeholder: (name: string, isPlain: boolean) => `Say something to ${isPlain ? "# " : ""}${name}`,
    hushed: "Only hosts speak at the moment. What you write stays here.",
    muted: (time: string) => `A host muted you until ${time}. What you write stays here.`,
    send: "Send",
    emoji: "Emoji",
    replyingTo: (name: string) => `Replying to ${name}`,
    stopReplying: "Do not reply",
    left: (count: number) => `${counted(count, "character", "characters")} left`,
    over: (count: number) => `${counted(count, "character", "characters")} too many`,
    mentions: "People to mention",
  },

  people: {
    label: "People here",
    more: (count: number) => `and ${others(count)}`,
    host: "host",
    actions: (name: string) => `What one can do about ${name}`,
    waiting: "Getting who is here",
  },

  typing: (names: readonly string[]) => {
    if (names.length > 3) return "Several people are typing";
    return `${list(names)} ${names.length === 1 ? "is" : "are"} typing`;
  },
};
