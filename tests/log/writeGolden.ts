// `bun tests/log/writeGolden.ts NAME` keeps a folder as today's program writes it. Run it once for each release whose
// events have another shape than the last golden folder's; never over one that is there.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { eventTypes } from "../../server/events.ts";
import { markFormat } from "../../server/heart/format.ts";
import { eventsIn } from "../../server/log/verify.ts";
import { overHttp } from "../support/accounts.ts";
import { GOLDEN, whatIsSeen, withHouse } from "../torture/golden.ts";
import { liveElsewhere, liveThrough } from "./goldenLives.ts";

const [name] = process.argv.slice(2);
const data = join(GOLDEN, name ?? "");
if (!name || existsSync(data)) {
  console.error(name ? `${data} is there, and stays as it is.` : "Say what it is to be called.");
  process.exit(1);
}
mkdirSync(data, { recursive: true });
try {
  await write();
} catch (error) {
  rmSync(data, { recursive: true, force: true });
  throw error;
}

async function write(): Promise<void> {
  markFormat(data);
  const sessions = await liveThrough(data);
  const room = await moveIn();
  await withHouse(data, async ({ url }) => {
    const call = overHttp(url, sessions[0]);
    await call.rooms.enter.mutate({ room });
    await call.messages.post.mutate({ room, id: crypto.randomUUID(), text: "Welcome here" });
  });
  writeFileSync(join(data, "session"), sessions.map((session) => `${session}\n`).join(""));
  const seen = await withHouse(data, (house) => whatIsSeen(house, sessions));
  const screens = Object.entries(seen).map(([screen, shown]) => `${JSON.stringify(screen)}: ${JSON.stringify(shown)}`);
  writeFileSync(join(data, "seen.json"), `{\n${screens.join(",\n")}\n}\n`);
  for (const made of [".lock", "log/epoch", "log/index", "log/erasing.ndjson"])
    rmSync(join(data, made), { force: true });
  await refuseMissing();
}

/** A room of another house moves in. Answers its id here. */
async function moveIn(): Promise<string> {
  const elsewhere = mkdtempSync(join(tmpdir(), "hearsay-golden-"));
  try {
    await liveElsewhere(join(elsewhere, "data"));
    run(join(elsewhere, "data"), "export", "Far away", join(elsewhere, "room"));
    const [, room = ""] = /\/r\/(\S+)/.exec(run(data, "import", join(elsewhere, "room"))) ?? [];
    return room;
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
}

function run(dataDir: string, command: string, ...words: string[]): string {
  const { exitCode, stdout, stderr } = Bun.spawnSync(
    [process.execPath, join(root, `scripts/${command}.ts`), ...words],
    { env: { ...process.env, DATA_DIR: dataDir } },
  );
  if (exitCode !== 0) throw new Error(`${command} failed: ${stderr.toString()}`);
  return stdout.toString();
}

/** An event that is in no golden folder may be misread tomorrow without a word. */
async function refuseMissing(): Promise<void> {
  const kinds = new Set<string>();
  for await (const events of eventsIn(join(data, "log"))) for (const { type } of events) kinds.add(type);
  const missing = Object.keys(eventTypes).filter((type) => !kinds.has(type));
  if (missing.length > 0) throw new Error(`Nobody in goldenLives.ts does what makes: ${missing.join(", ")}.`);
}
