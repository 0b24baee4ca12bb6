// `bun run import FOLDER`: brings a room that was exported elsewhere into this house. The server must not be running.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { z } from "zod";
import { Avatars } from "../server/avatars/avatars.ts";
import { hashOf, newToken } from "../server/base/tokens.ts";
import { inviteStream, roomStream } from "../server/events.ts";
import { markFormat, refuseNewerFormat } from "../server/heart/format.ts";
import { Masks, readSecret } from "../server/heart/masks.ts";
import { openLog } from "../server/log/files.ts";
import { holdFolder } from "../server/log/lock.ts";
import type { Log } from "../server/log/log.ts";
import { eventsIn } from "../server/log/verify.ts";
import { CHATROOMS, EXAMPLE, readHouseRooms } from "../server/rooms/houseRooms.ts";
import { calledAs, dataFolder, giveUp } from "./command.ts";
import { eventsOf, idFor, openRooms } from "./keeping/moving.ts";
import { hasRecord, recordIn } from "./keeping/record.ts";
import {
  type Line,
  lineShape,
  MESSAGES_FILE,
  pictureIn,
  PICTURES,
  ROOM_FILE,
  type RoomFile,
  roomShape,
} from "./keeping/room.ts";

/** Events recorded in one go. */
const BATCH = 1_000;

const data = dataFolder();
const [source] = process.argv.slice(2);
if (!source) giveUp(`Say from where: ${calledAs("import")} FOLDER, which "${calledAs("export")}" made.`);
const from = resolve(source);
const path = join(from, ROOM_FILE);
if (!existsSync(path)) giveUp(`There is no ${path}: this is not a folder that "${calledAs("export")}" made.`);
const room = read(roomShape, readFileSync(path, "utf8"), path);
const lines = readFileSync(join(from, MESSAGES_FILE), "utf8")
  .split("\n")
  .flatMap((line, i) => (line === "" ? [] : [read(lineShape, line, `${join(from, MESSAGES_FILE)}, line ${i + 1}`)]));

const release = await holdFolder(data).catch((error: Error) => giveUp(error.message));
try {
  refuseNewerFormat(data);
  markFormat(data);
  await bringIn(room, lines);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await release();
}

async function bringIn(room: RoomFile, lines: readonly Line[]): Promise<void> {
  const masks = new Masks(readSecret(join(data, "secret")));
  if (room.origin.house === masks.house)
    throw new Error(
      `This room was exported from this very house, where it is ${room.origin.room}. Nothing was changed.`,
    );
  const open = await openRooms(hasRecord(data) ? eventsIn(recordIn(data)) : []);
  const here = open.find(({ origin }) => origin?.house === room.origin.house && origin.room === room.origin.room);
  if (here) throw new Error(`This room is here already, as ${here.id}. Nothing was changed.`);
  const looks = await withPictures(room.looks);
  const id = idFor(room.options, new Set([...open.map((one) => one.id), ...ofTheHouse()]));
  const log = await openLog({
    folder: recordIn(data),
    onWarning: (words) => console.log(words),
    onFailure(error) {
      throw error;
    },
  });
  try {
    await record(log, roomStream(id), { ...room, looks }, lines);
    const link = room.options.found === "link" ? await makeLink(log, id) : pathOf(id);
    console.log(
      `"${room.options.name}" is in this house with ${lines.length.toLocaleString("en")} messages, at ${link}`,
    );
    console.log("Its hosts did not come along: the first host of this house who comes in leads it.");
  } finally {
    await log.close();
  }
}

/** Ids of the rooms in chatrooms.txt: a start would take one that came under such an id for its own, and change it. */
function ofTheHouse(): string[] {
  const path = join(data, CHATROOMS);
  const { rooms } = readHouseRooms(existsSync(path) ? readFileSync(path, "utf8") : EXAMPLE);
  return rooms.map(({ id }) => id);
}

/** The same looks, with their pictures kept in this house as any that somebody sends: small, and under names of its own. */
async function withPictures(looks: RoomFile["looks"]): Promise<RoomFile["looks"]> {
  const avatars = new Avatars(join(data, PICTURES));
  const kept = { ...looks };
  for (const [mask, { avatar, ...look }] of Object.entries(looks)) {
    if (avatar === undefined) continue;
    const path = pictureIn(from, avatar);
    const name = await avatars
      .keep(() => Bun.file(path).bytes())
      .catch((error: Error) => {
        throw new Error(`${path} is not as an export writes it: ${error.message}. The room was not brought in.`);
      });
    kept[mask] = { ...look, avatar: name };
  }
  return kept;
}

/** Into a private room nobody comes but by a link. It is told once. */
async function makeLink(log: Log, room: string): Promise<string> {
  const token = newToken();
  const stream = inviteStream(room);
  const made = { type: "invite-made", at: Date.now(), invite: newToken(), token: hashOf(token) };
  await log.append(stream, log.versionOf(stream), [made]);
  return `/i/${token}`;
}

function pathOf(room: string): string {
  return `/r/${encodeURIComponent(room)}`;
}

async function record(log: Log, stream: string, room: RoomFile, lines: readonly Line[]): Promise<void> {
  const events = eventsOf(room, lines, log.versionOf(stream), Date.now());
  for (let at = 0; at < events.length; at += BATCH) {
    const { outcome } = await log.append(stream, log.versionOf(stream), events.slice(at, at + BATCH));
    if (outcome !== "recorded")
      throw new Error("The disk is full. Part of the room is here: close it, make space, import it again.");
  }
}

function read<Shape extends z.ZodType>(shape: Shape, text: string, where: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    return giveUp(`${where} is not as an export writes it: ${error instanceof Error ? error.message : error}`);
  }
}
