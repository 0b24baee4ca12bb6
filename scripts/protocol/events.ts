// What can have happened in a room, in the words of the files that declare it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../command.ts";

/** What the wire says beside events of slices: how people look, what a room allows. */
const TOLD_WITH_EVENTS = ["server/log/log.ts", "server/people/events.ts", "server/rooms/options.ts"];
/** Of those files and of the house's own, what the wire has. */
const ON_THE_WIRE: Record<string, readonly string[]> = {
  "server/events.ts": ["InRoom", "Public", "Told"],
  "server/log/log.ts": ["Envelope", "ErasableIn"],
  "server/people/events.ts": ["Look"],
  "server/rooms/options.ts": ["Keep", "Options"],
};

/** Files that declare events of rooms, and what these are made of. */
export function eventFiles(): string[] {
  const source = read("server/events.ts");
  const [, union = ""] = /export type InRoom = ([^;]+);/.exec(source) ?? [];
  const files = union.split("|").map((name) => {
    const [, path = ""] =
      new RegExp(`import type \\{[^}]*\\b${name.trim()}\\b[^}]*\\} from "\\./(.+)"`).exec(source) ?? [];
    return `server/${path}`;
  });
  return [...files, ...TOLD_WITH_EVENTS];
}

/** The declarations of a file, with what is said about them. */
export function wordsOf(file: string): string {
  const wanted = ON_THE_WIRE[file];
  const all = declarationsIn(read(file));
  return all
    .filter(({ name }) => wanted?.includes(name) ?? true)
    .map(({ words }) => words.trim())
    .join("\n\n");
}

/** The names of the events that a house may tell a room. */
export function eventNames(): string[] {
  return eventFiles().flatMap((file) =>
    [...wordsOf(file).matchAll(/^ {2}type: "([\w-]+)";$/gm)].map(([, name = ""]) => name),
  );
}

function declarationsIn(source: string): { name: string; words: string }[] {
  const declared =
    /(?:\/\*\*(?:(?!\*\/).)*\*\/\n)?export (?:interface (\w+)[^{]*\{\n.*?\n\}|type (\w+).*?;\n(?=\n|$|\/\*\*|export ))/gs;
  return [...source.matchAll(declared)].map(([words, one, other]) => ({ name: one ?? other ?? "", words }));
}

const read = (file: string): string => readFileSync(join(root, file), "utf8");
