// What a host sets for the whole house. All of it stands in the stream `house`.
import type { Category } from "../moderation/filter/finding.ts";
import type { RoomOpened } from "../rooms/events.ts";

/** What becomes of words that the filter finds, from the mildest to the strictest. */
export const treatments = ["allow", "mask", "warn", "hold", "refuse"] as const;
export type Treatment = (typeof treatments)[number];

/** By category; what is not named is allowed. */
export type Treatments = Partial<Record<Category, Treatment>>;

/** Words of the host's own: found however they are dressed up; or a regular expression, found in what is written. */
export interface OwnWords {
  words: string;
  as: "words" | "pattern";
  treatment: Treatment;
}

/** Whoever is flagged for the so-manieth time within a while is muted, or banned from the house, for a while. */
export interface Step {
  flags: number;
  /** Milliseconds. */
  within: number;
  deed: "mute" | "ban";
  /** Milliseconds. */
  lasts: number;
}

export interface Rules {
  filter: Treatments;
  own: OwnWords[];
  /** In any order. */
  ladder: Step[];
  /** How long a mute for flooding lasts, in milliseconds: the first within a day, the second … None: nobody is muted. */
  floodMutes: number[];
  /** How many messages a person may post at once, how many more a second, and all behind one address in a minute. */
  posting: { burst: number; perSecond: number; perMinuteOfAddress: number };
  /** Whether people may sign up. */
  signUp: boolean;
  /** Whether guests may wear a picture of their own, and open rooms. */
  guestPictures: boolean;
  guestRooms: boolean;
  /** Places in a group of strangers. */
  groupSize: number;
  /** How long the words of a new room are kept, unless its opener says otherwise. */
  keep: RoomOpened["keep"];
}

/** From now on these hold; the others hold as before. */
export interface RulesChanged {
  type: "rules-changed";
  rules: Partial<Rules>;
}

/** Until then everything is slower and stricter, and whoever is new is looked at first. Takes the place of any before. */
export interface LockdownBegun {
  type: "lockdown-begun";
  /** Milliseconds since 1970. */
  until: number;
}

export interface LockdownEnded {
  type: "lockdown-ended";
}

export type RuleEvent = RulesChanged | LockdownBegun | LockdownEnded;
