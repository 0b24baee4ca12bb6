import type { Keep, Options, Preset } from "../../../server/rooms/options.ts";
import { counted } from "./counted.ts";

/** What a room can be, as whoever opens or changes it chooses. */
export const options = {
  openTitle: "Open a room",
  open: "Open it",
  changeTitle: "Room options",
  change: "Save",
  fixed: "Who finds it, one-way and masks stay as they are: people spoke here on the strength of them.",

  kind: "Kind of room",
  presets: {
    lobby: "Lobby",
    classroom: "Classroom",
    event: "Event",
    retro: "Retro",
    support: "Support",
    strangers: "Strangers",
  } satisfies Record<Preset, string>,
  presetTexts: {
    lobby: "Open to all, kept 7 days",
    classroom: "Join by link or QR code, you can hush",
    event: "Public, a message every 10 seconds",
    retro: "One-way, masks, kept 24 hours",
    support: "Private, let in one by one, kept 1 hour",
    strangers: "Masks, memory only",
  } satisfies Record<Preset, string>,

  name: "Name",
  namePlaceholder: "Random, if left empty",
  random: "Random",
  topic: "Topic",
  topicHint: "One line on what it is about. May stay empty.",
  found: "Who finds it",
  foundBy: { everybody: "Everybody", link: "Whoever has the link" },
  keep: "Words are kept",
  keeps: {
    memory: "While said",
    "1h": "1 hour",
    "24h": "24 hours",
    "7d": "7 days",
    "30d": "30 days",
    ever: "For ever",
  } satisfies Record<Keep, string>,

  more: "More options: topic, one-way, masks, slow mode …",
  oneWay: "One-way",
  oneWayHint: "You say it and let it go: nobody ever sees their own words again.",
  masks: "Masks",
  masksHint: "Everybody looks and is called as nowhere else, so that nobody is known from another room.",
  held: "Newcomers wait",
  heldHint: "Until a host lets them in.",
  signedUp: "No guests",
  signedUpHint: "Only who has signed up comes in; guests who are in stay.",
  locked: "Locked",
  lockedHint: "Nobody new comes in.",
  hushed: "Hushed",
  hushedHint: "Only hosts speak.",
  slow: "Slow mode",
  slowFor: (seconds: number) => (seconds === 0 ? "Off" : seconds < 60 ? `${seconds} s` : `${seconds / 60} min`),
  most: "Most people",
  mostPlaceholder: "As many as come",

  summaryLabel: "What happens in this room",
  summary: (chosen: Options) => sentences(chosen).join(" "),
};

const kept: Record<Keep, string> = {
  memory: "What is said stays in memory, never on a disk, and is gone when everybody has left.",
  "1h": "What is said is kept for 1 hour, then erased.",
  "24h": "What is said is kept for 24 hours, then erased.",
  "7d": "What is said is kept for 7 days, then erased.",
  "30d": "What is said is kept for 30 days, then erased.",
  ever: "What is said is kept until a host closes the room.",
};

function sentences({ found, keep, slow, oneWay, masks, held, signedUp, locked, hushed, most }: Options): string[] {
  const comers = found === "everybody" ? "Anyone can find this room" : "Only whoever has a link can find this room";
  const says: (string | false)[] = [
    hushed
      ? `${comers}; only hosts speak.`
      : signedUp
        ? `${comers}, and whoever has signed up writes in it.`
        : `${comers} and write in it without signing up.`,
    locked ? "It is locked: nobody new comes in." : held && "Newcomers wait until a host lets them in.",
    masks && "Everybody wears a mask of this room alone.",
    oneWay && "Others read what you say; you never see your own words again.",
    slow > 0 && `Everybody speaks once every ${counted(slow, "second", "seconds")} at most.`,
    most > 0 && `It holds ${counted(most, "person", "people")}.`,
    kept[keep],
    "You are its host.",
  ];
  return says.filter((sentence) => sentence !== false);
}
