// `bun tests/log/writeGolden.ts VERSION` keeps a folder as this version writes it. Run it once for each release whose
// events have another shape than the last golden folder's; never over one that is there.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, newId } from "../support/client.ts";
import type { House } from "../support/house.ts";
import { GOLDEN, whatIsSeen, withHouse } from "../torture/golden.ts";

const [version] = process.argv.slice(2);
const data = join(GOLDEN, version ?? "");
if (!version || existsSync(data)) {
  console.error(version ? `${data} is there, and stays as it is.` : "Say which version it is.");
  process.exit(1);
}
mkdirSync(data, { recursive: true });
const session = await withHouse(data, live);
writeFileSync(join(data, "session"), `${session}\n`);
const seen = await withHouse(data, (house) => whatIsSeen(house, session));
writeFileSync(join(data, "seen.json"), `${JSON.stringify(seen, null, 1)}\n`);
for (const made of ["epoch", "erasing.ndjson"]) rmSync(join(data, "log", made), { force: true });

/** One event of every kind, and words that look like what they are not. Answers the session of Ada. */
async function live({ url }: House): Promise<string> {
  const [ada, bo] = [await connect(url), await connect(url)];
  await ada.call.people.change.mutate({ name: "Ada", hue: 20, face: 341 });
  await bo.call.people.change.mutate({ name: "Bo", hue: 140, face: 170 });
  for (const { call } of [ada, bo]) await call.rooms.enter.mutate({ room: "tea" });
  const say = async ({ call }: typeof ada, text: string, replyTo?: number): Promise<number> =>
    (await call.messages.post.mutate({ room: "tea", id: newId(), text, replyTo })).version;

  const hello = await say(ada, "Hello, tea! 🫖 سلام");
  await say(bo, "Hi @Ada, `code`, **bold**\nand a second line", hello);
  await say(bo, '","crc":"00000000"}');
  const slip = await say(ada, "a slip of the fnigers");
  await ada.call.messages.edit.mutate({ room: "tea", version: slip, text: "a slip of the fingers" });
  const regretted = await say(bo, "I never said this");
  await bo.call.messages.erase.mutate({ room: "tea", version: regretted });
  for (const on of [true, false]) await bo.call.messages.react.mutate({ room: "tea", version: hello, emoji: "👍", on });
  await bo.call.messages.react.mutate({ room: "tea", version: hello, emoji: "🎉", on: true });
  await bo.call.people.change.mutate({ name: "Bobby" });
  await bo.call.rooms.leave.mutate({ room: "tea" });
  const { room } = await ada.call.rooms.open.mutate({ name: "The attic", topic: "dust & letters" });
  await ada.call.messages.post.mutate({ room, id: newId(), text: "Nobody here?" });
  ada.close();
  bo.close();
  return ada.session;
}
