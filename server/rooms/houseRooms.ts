// data/chatrooms.txt, read: `name | topic | options`, a room a line.
import { FLEETING } from "../events.ts";
import { ROOM_NAME_CHARS, TOPIC_CHARS } from "../limits.ts";
import { type Keep, keeps, type Options, PLAIN, SLOWEST_S } from "./options.ts";
import { slugOf } from "./slug.ts";

/** Its name in the data folder. */
export const CHATROOMS = "chatrooms.txt";

export interface HouseRoom {
  id: string;
  options: Options;
}

export interface Problem {
  /** From 1. */
  line: number;
  problem: string;
}

export const EXAMPLE = `# The rooms of this house, one a line:   name | topic | options
# Edit this while the server runs: a new line opens a room, a changed one changes it.
# A removed line closes its room and erases what was said there.
# Options, with spaces between:
#   keep=7d     how long words are kept: memory (never on a disk), 1h, 24h, 7d, 30d or ever; 7d where nothing is said
#   slow=30s    the pause between two messages of one person, in seconds (s) or minutes (m)
#   one-way     nobody ever sees their own words again
#   masks       everybody wears a name and a face of this room alone
#   hushed      nobody but hosts speaks          locked    nobody new comes in

lobby | Say hello, ask anything
late-night-kitchen | What are you cooking at this hour? | keep=24h
quiet-corner | For when it is too loud elsewhere | keep=memory slow=10s
confessions | Say it and let it go. You never see your own words again. | one-way keep=1h
`;

/** All rooms, or every line that is wrong. */
export function readHouseRooms(text: string): { rooms: HouseRoom[]; problems: Problem[] } {
  const rooms: HouseRoom[] = [];
  const problems: Problem[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/^\uFEFF/, "").trim();
    if (line === "" || line.startsWith("#")) continue;
    const read = readRoom(line);
    if (typeof read === "string") problems.push({ line: index + 1, problem: read });
    else if (rooms.some(({ id }) => id === read.id))
      problems.push({ line: index + 1, problem: `a second room called "${read.options.name}"` });
    else rooms.push(read);
  }
  return { rooms, problems };
}

function readRoom(line: string): HouseRoom | string {
  const [name = "", topic = "", options = "", ...rest] = line.split("|").map((part) => part.trim().normalize("NFC"));
  if (rest.length > 0) return "more than two “|”; a line is name | topic | options";
  const id = slugOf(name);
  if (id === "") return "a name needs a letter or a digit";
  if ([...name].length > ROOM_NAME_CHARS) return `the name is longer than ${ROOM_NAME_CHARS} characters`;
  if ([...topic].length > TOPIC_CHARS) return `the topic is longer than ${TOPIC_CHARS} characters`;
  if (/\p{Cc}/u.test(line)) return "there is a control character in it";
  const read = readOptions(options);
  if (typeof read === "string") return read;
  const chosen: Options = { ...PLAIN, ...read, name, topic };
  return { id: chosen.keep === "memory" ? FLEETING + id : id, options: chosen };
}

const switches: Record<string, Partial<Options>> = {
  "one-way": { oneWay: true },
  masks: { masks: true },
  hushed: { hushed: true },
  locked: { locked: true },
};

function readOptions(text: string): Partial<Options> | string {
  let read: Partial<Options> = {};
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const option = switches[word] ?? readValue(word);
    if (typeof option === "string") return option;
    read = { ...read, ...option };
  }
  return read;
}

function readValue(word: string): Partial<Options> | string {
  const [, keep] = /^keep=(\w+)$/.exec(word) ?? [];
  if (keep) return isKeep(keep) ? { keep } : `"${keep}" is no time to keep words; there is ${keeps.join(", ")}`;
  const [, count, unit] = /^slow=(\d{1,4})(s|m)$/.exec(word) ?? [];
  const slow = Number(count) * (unit === "m" ? 60 : 1);
  if (count) return slow <= SLOWEST_S ? { slow } : "slow can be an hour (60m) at most";
  return `"${word}" is no option; there is keep=7d, slow=30s, ${Object.keys(switches).join(", ")}`;
}

const isKeep = (word: string): word is Keep => (keeps as readonly string[]).includes(word);
