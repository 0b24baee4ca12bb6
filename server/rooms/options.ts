// What a room can be. Pure, and the client's, too.

/** How long words are kept: while the house runs and never on a disk ("memory"), for so long, or until the room is closed. */
export type Keep = "memory" | "1h" | "24h" | "7d" | "30d" | "ever";

export interface Options {
  name: string;
  topic: string;
  /** Everybody finds it in Discover; only whoever has its link; or nobody: the house leads people into its groups. */
  found: "everybody" | "link" | "nobody";
  keep: Keep;
  /** Seconds between two messages of one person; 0: as fast as they like. */
  slow: number;
  /** Nobody ever sees their own words again. */
  oneWay: boolean;
  /** Everybody wears a name and a face of this room alone. */
  masks: boolean;
  /** Nobody new comes in. */
  locked: boolean;
  /** Only hosts speak. */
  hushed: boolean;
  /** Newcomers wait until a host lets them in. */
  held: boolean;
  /** Guests do not come in, only who has signed up. */
  signedUp: boolean;
  /** Members at most; 0: as many as come. */
  most: number;
}

/** What people may choose. Only the house opens what nobody finds. */
export interface Choice extends Options {
  found: "everybody" | "link";
}

export const keeps: readonly Keep[] = ["memory", "1h", "24h", "7d", "30d", "ever"];
/** The longest pause of slow mode. */
export const SLOWEST_S = 3_600;

const HOUR_MS = 60 * 60 * 1000;
const KEPT_MS: Record<Keep, number> = {
  memory: Number.POSITIVE_INFINITY,
  "1h": HOUR_MS,
  "24h": 24 * HOUR_MS,
  "7d": 7 * 24 * HOUR_MS,
  "30d": 30 * 24 * HOUR_MS,
  ever: Number.POSITIVE_INFINITY,
};

/** Milliseconds after which words are erased; infinite where they go with the room. */
export const keptMs = (keep: Keep): number => KEPT_MS[keep];

export const PLAIN: Choice = {
  name: "",
  topic: "",
  found: "everybody",
  keep: "7d",
  slow: 0,
  oneWay: false,
  masks: false,
  locked: false,
  hushed: false,
  held: false,
  signedUp: false,
  most: 0,
};

export type Preset = "lobby" | "classroom" | "event" | "retro" | "support" | "strangers";

/** Where opening a room begins; every option may still be changed. */
export const presets: Record<Preset, Partial<Choice>> = {
  lobby: {},
  classroom: { found: "link", keep: "24h" },
  event: { keep: "24h", slow: 10 },
  retro: { found: "link", keep: "24h", oneWay: true, masks: true },
  support: { found: "link", keep: "1h", held: true, masks: true },
  strangers: { keep: "memory", masks: true },
};

/** It is not spoken of outside, nor when it is closed. */
export const isHidden = (found: Options["found"] | undefined): boolean => found === "link" || found === "nobody";

/** A group of strangers says by its id that it is one, and is kept in memory only: also when it is long gone. */
export const GROUP = "~~";
export const isGroup = (room: string): boolean => room.startsWith(GROUP);

/** @param most places in it */
export const groupOptions = (name: string, most: number): Options => ({
  ...PLAIN,
  name,
  most,
  found: "nobody",
  keep: "memory",
  masks: true,
});

/** The options alone, of an event or a wish that says more. */
export function optionsOf(room: Options): Options {
  const names = Object.keys(PLAIN) as (keyof Options)[];
  return Object.fromEntries(names.map((name) => [name, room[name]])) as unknown as Options;
}
