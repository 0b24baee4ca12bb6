// `bun run export ROOM [FOLDER]`: a room to keep, to read, or to take to another house; also while the server runs.
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Masks, readSecret } from "../server/heart/masks.ts";
import { asPage } from "../server/rooms/export.ts";
import { calledAs, dataFolder, giveUp } from "./command.ts";
import { hasRecord } from "./keeping/record.ts";
import {
  type Found,
  type Line,
  linesOf,
  MESSAGES_FILE,
  PAGE_FILE,
  pictureIn,
  PICTURES,
  picturesOf,
  ROOM_FILE,
  roomFileOf,
  roomsIn,
} from "./keeping/room.ts";

const data = dataFolder();
const [wanted, folder] = process.argv.slice(2);
if (!wanted) giveUp(`Say which room: ${calledAs("export")} ROOM, by its name or by what its address ends with.`);
if (!hasRecord(data)) giveUp(`There is no record in ${data}. DATA_DIR names another folder.`);
const masks = new Masks(readSecret(join(data, "secret")));
const [room, ...others] = await roomsIn(data, wanted, masks);
if (!room) giveUp(`There is no open room "${wanted}" in ${data}. What is kept in memory only is in no file.`);
if (others.length > 0)
  giveUp(
    `Several rooms are called "${wanted}": ${[room, ...others].map(({ id }) => id).join(", ")}. Say which of these.`,
  );
const to = resolve(folder ?? `room-${room.id}`);
if (existsSync(to)) giveUp(`${to} is there already. Nothing was overwritten; choose another name.`);
await write(room, linesOf(room));

async function write(room: Found, lines: readonly Line[]): Promise<void> {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const put = (name: string, words: string) => writeFileSync(join(to, name), words, { mode: 0o600 });
  // The newest may be missing in a copy of a folder.
  const file = roomFileOf(room, lines, masks.house, (avatar) => existsSync(pictureIn(data, avatar)));
  put(ROOM_FILE, `${JSON.stringify(file, null, 2)}\n`);
  put(MESSAGES_FILE, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  put(PAGE_FILE, (await Array.fromAsync(asPage(room.view.options, pages(lines)))).join(""));
  const pictures = picturesOf(file);
  if (pictures.length > 0) mkdirSync(join(to, PICTURES), { mode: 0o700 });
  for (const avatar of pictures) {
    copyFileSync(pictureIn(data, avatar), pictureIn(to, avatar));
    chmodSync(pictureIn(to, avatar), 0o600);
  }
  console.log(`${lines.length.toLocaleString("en")} messages of "${room.view.options.name}" are in ${to}`);
  console.log(
    `Read ${PAGE_FILE} in a browser. "${calledAs("import")} ${folder ?? to}" brings the room into another house.`,
  );
}

/** With the number of those who reacted instead of who they are. */
async function* pages(lines: readonly Line[]) {
  yield lines.map(({ at, by: _by, reactions, ...line }) => ({
    ...line,
    at: Date.parse(at),
    reactions: Object.fromEntries(Object.entries(reactions).map(([emoji, who]) => [emoji, who.length])),
  }));
}
