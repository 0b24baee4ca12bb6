// Keeps the house's rooms as data/chatrooms.txt says, also while it is being edited.
import { existsSync, readFileSync } from "node:fs";
import { isRejection, type Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { writeWhole } from "../base/wholeFile.ts";
import { roomStream } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { change, close, open } from "./decide.ts";
import { EXAMPLE, type HouseRoom, readHouseRooms } from "./houseRooms.ts";
import type { RoomState } from "./state.ts";
import type { RoomView } from "./view.ts";

/** How soon an edit is noticed; by asking, since editors replace files and shared folders tell nothing. */
const LOOK_EVERY_MS = 1_000;

interface Host {
  chat: Chat;
  deciding: Deciding<RoomState>;
  rooms(): Frozen<Map<string, RoomView>>;
  now(): number;
  /** Something that the host should read. */
  tell(line: string): void;
}

/** Brings the rooms up to date and keeps them so. Answers what stops that. */
export async function keepHouseRooms(path: string, host: Host): Promise<() => void> {
  if (!existsSync(path)) writeWhole(path, EXAMPLE);
  let followed = textOf(path);
  let seen = followed;
  await follow(path, followed, host);
  const look = async () => {
    const text = textOf(path);
    // Editors empty a file before they write it: only what reads the same twice is meant.
    const meant = text === seen;
    seen = text;
    if (!meant || text === followed) return;
    followed = text;
    await follow(path, text, host);
  };
  let last = Promise.resolve();
  const looking = setInterval(() => {
    last = last.then(look).catch((error: unknown) => host.tell(`${path}: ${String(error)}`));
  }, LOOK_EVERY_MS);
  return () => clearInterval(looking);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Gone, or not for us to read: the host is told.
    return undefined;
  }
}

async function follow(path: string, text: string | undefined, host: Host): Promise<void> {
  if (text === undefined)
    return host.tell(`${path} is gone. The rooms stay as they are; bring it back to change them.`);
  const { rooms, problems } = readHouseRooms(text);
  for (const { line, problem } of problems) host.tell(`${path}, line ${line}: ${problem}.`);
  if (problems.length > 0) return host.tell("Nothing was changed. Mend the line and save again.");
  // As a full disk leaves it behind: closing all rooms would erase all that was said.
  if (rooms.length === 0) return host.tell(`${path} names no room. The rooms stay as they are.`);
  for (const room of rooms) await bring(room, host);
  const wanted = new Set(rooms.map(({ id }) => id));
  for (const [id, room] of host.rooms()) {
    if (room.open && room.house && !wanted.has(id)) await shut(id, room.options.name, host);
  }
}

async function bring({ id, options }: HouseRoom, host: Host): Promise<void> {
  const { chat, deciding } = host;
  const wish = { options, at: host.now() };
  if (chat.peek(roomStream(id), deciding).life === "open") {
    const answer = await chat.carryOut(roomStream(id), deciding, (state) => change(state, wish));
    if (!isRejection(answer) && answer.recorded.length > 0) host.tell(`The room "${options.name}" was changed.`);
    return complain(answer, options.name, host);
  }
  const answer = await chat.carryOut(roomStream(id), deciding, (state) => open(state, { ...wish, house: true }));
  if (!isRejection(answer)) return host.tell(`The room "${options.name}" is open.`);
  complain(answer, options.name, host);
}

async function shut(id: string, name: string, host: Host): Promise<void> {
  const answer = await host.chat.carryOut(roomStream(id), host.deciding, (state) => close(state, { at: host.now() }));
  if (!isRejection(answer)) return host.tell(`The room "${name}" was closed, and what was said there erased.`);
  complain(answer, name, host);
}

function complain(answer: object | Rejection, name: string, host: Host): void {
  if (isRejection(answer)) host.tell(`The room "${name}" stays as it was: ${answer.rejected}.`);
}
