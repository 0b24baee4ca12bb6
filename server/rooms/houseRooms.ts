// data/chatrooms.txt, read: `name | topic | options`, a room a line.
import { ROOM_NAME_CHARS, TOPIC_CHARS } from "../limits.ts";
import type { Described } from "./decide.ts";
import { slugOf } from "./slug.ts";

export interface HouseRoom extends Described {
  id: string;
}

export interface Problem {
  /** From 1. */
  line: number;
  problem: string;
}

export const EXAMPLE = `# The rooms of this house, one a line:   name | topic | options
# Edit this while the server runs: a new line opens a room, a changed one changes it.
# A removed line closes its room and erases what was said there.
# Options: slow=30s (or 2m: the pause between two messages of one person).

lobby | Say hello, ask anything
late-night-kitchen | What are you cooking at this hour?
quiet-corner | For when it is too loud elsewhere | slow=10s
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
      problems.push({ line: index + 1, problem: `a second room called "${read.name}"` });
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
  const slow = readOptions(options);
  return typeof slow === "string" ? slow : { id, name, topic, slow };
}

function readOptions(options: string): number | string {
  let slow = 0;
  for (const option of options.split(/[\s,]+/).filter(Boolean)) {
    const [, count, unit] = /^slow=(\d{1,4})(s|m)$/.exec(option) ?? [];
    if (!count) return `"${option}" is no option; there is slow=30s or slow=2m`;
    slow = Number(count) * (unit === "m" ? 60 : 1);
  }
  return slow > 3600 ? "slow can be an hour (60m) at most" : slow;
}
