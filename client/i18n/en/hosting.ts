import type { Keep, Options } from "../../../server/rooms/options.ts";
import { counted } from "./counted.ts";
import { frame } from "./frame.ts";

const lists = new Intl.ListFormat("en");

/** Names are undefined where it is oneself. */
type Name = string | undefined;
const doer = (name: Name) => name ?? "You";
const doneTo = (name: Name) => name ?? "you";

/** What hosts do, and what others hear of it. */
export const hosting = {
  news: {
    house: "The house",
    changed: (host: Name, to: Partial<Options>) => `${doer(host)} changed the room: ${lists.format(phrases(to))}`,
    filter: (host: Name) => `${doer(host)} changed what may be said here`,
    named: (host: Name, whom: Name) => `${doer(host)} made ${doneTo(whom)} a host`,
    ended: (whom: Name) => (whom === undefined ? "You are no host any more" : `${whom} is no host any more`),
    removed: (host: Name, whom: Name) => `${doer(host)} removed ${doneTo(whom)}`,
    muted: (host: Name, whom: Name, until: string) => `${doer(host)} muted ${doneTo(whom)} until ${until}`,
    unmuted: (host: Name, whom: Name) => `${doer(host)} let ${doneTo(whom)} speak again`,
  },

  copyLink: "Copy link",
  linkNotCopied: "This browser does not let pages copy. The address bar holds the link.",
  leave: "Leave room",
  left: (name: string) => `You left ${name}.`,
  options: "Room options",
  stepDown: "Stop being a host",
  steppedDown: "You are no host of this room any more.",
  exportHtml: "Export to read (HTML)",
  exportData: "Export as data (NDJSON)",

  mute: { short: "Mute for 5 minutes", middle: "Mute for 1 hour", long: "Mute for 1 day" },
  unmute: "Let speak again",
  nameHost: "Make host",

  knockingLabel: "Waiting to be let in",
  knocking: "wants to come in",
  letIn: "Let in",
  notNow: "Not now",

  close: {
    entry: "Close room",
    title: "Close this room?",
    text: (count: number) =>
      `All that was said here (${counted(count, "message", "messages")}) is erased from everybody’s screen and from the house’s disk, and everybody is told. This cannot be undone.`,
    act: "Close room",
  },
  removing: {
    title: (name: string) => `Remove ${name}?`,
    text: "They are out at once, and cannot come back for an hour. What they said stays.",
    act: "Remove",
  },
  handingOver: {
    title: (name: string) => `Hand the room over to ${name}?`,
    text: "They become its host, and you are none any more. Only they can give it back.",
    act: "Hand over",
  },
};

const keptAs: Record<Keep, string> = frame.kept;

function phrases(to: Partial<Options>): string[] {
  const all: (string | false)[] = [
    to.name !== undefined && `it is called “${to.name}” now`,
    to.topic !== undefined && (to.topic === "" ? "it has no topic now" : `its topic is “${to.topic}”`),
    to.keep !== undefined && `words are ${keptAs[to.keep]}`,
    to.slow !== undefined &&
      (to.slow === 0 ? "slow mode is off" : `one message every ${counted(to.slow, "second", "seconds")}`),
    to.locked !== undefined && (to.locked ? "nobody new comes in" : "it is not locked any more"),
    to.hushed !== undefined && (to.hushed ? "only hosts speak" : "everybody may speak again"),
    to.held !== undefined && (to.held ? "newcomers wait to be let in" : "newcomers come in at once"),
    to.most !== undefined &&
      (to.most === 0 ? "as many may come as like" : `it holds ${counted(to.most, "person", "people")}`),
  ];
  return all.filter((phrase) => phrase !== false);
}
