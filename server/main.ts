// The rim: configuration, clock, signals, lock, log, listen. Nothing else starts anything.
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { markFormat, refuseNewerFormat } from "./heart/format.ts";
import { Masks, readSecret } from "./heart/masks.ts";
import { readSnapshot, Snapshots } from "./heart/snapshots.ts";
import { Assets } from "./http/assets.ts";
import { type Door, openDoor } from "./http/socket.ts";
import { openLog } from "./log/files.ts";
import { holdFolder } from "./log/lock.ts";
import { memoryLog } from "./log/memory.ts";
import { isOf } from "./log/position.ts";
import { twofoldLog } from "./log/twofold.ts";
import { HOST_LINK, keepHostLink } from "./roles/hostLink.ts";
import { keepHouseRooms } from "./rooms/chatrooms.ts";
import { CHATROOMS } from "./rooms/houseRooms.ts";
import { linkLines } from "./terminal/greeting.ts";
import { type Journal, makeJournal } from "./terminal/journal.ts";
import { LINK, LISTENING, watchLink } from "./terminal/linkFile.ts";
import { Hub } from "./wire/hub.ts";
import { startChores } from "./wiring/chores.ts";
import { leavesNoTrace } from "./wiring/folds.ts";
import { withheldFrom } from "./wiring/withheld.ts";

/** Where the build puts the pages, seen from here; in the one-file executable they are beside all else. */
const PAGES = Bun.isStandaloneExecutable ? "dist" : "../dist";

try {
  const config = readConfig(process.env);
  await run(config, journalFor(config));
} catch (error) {
  process.stderr.write(`Hearsay cannot start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function run(config: Config, journal: Journal): Promise<void> {
  const report = journal.error;
  /** Cannot go on without risk to what was said: the next start reads the record again. */
  const fail = (error: unknown, where = "stopped"): never => {
    report(error, where);
    process.exit(1);
  };
  const data = resolve(config.dataDir);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  chmodSync(data, 0o700);
  const release = await holdFolder(data);
  refuseNewerFormat(data);
  markFormat(data);

  const disk = await openLog({ folder: join(data, "log"), onFailure: fail, onWarning: journal.warning });
  const log = twofoldLog(disk, memoryLog(), leavesNoTrace);
  const masks = new Masks(readSecret(join(data, "secret")));
  let door: Door | undefined;
  const hub = new Hub(log, masks, withheldFrom, (topic, frame) => door?.publish(topic, frame));
  const address = () => door?.address() ?? {};
  const faults = { report, stop: fail };
  const app = makeApp({ config, log, masks, hub, now: Date.now, address, faults });
  const views = join(data, "views");
  const found = readSnapshot(views, app.folded, log.epoch);
  const kept = found && isOf(found.position, log) ? found : undefined;
  const since = await app.open(kept);
  const snapshots = new Snapshots({ chat: app.chat, log, folder: views, report }, { at: kept?.position, since });
  const stopChores = startChores(app, { compact: () => disk.compact(), views, now: Date.now, report });

  const stopRooms = await keepHouseRooms(join(data, CHATROOMS), {
    ...app.rooms,
    now: Date.now,
    tell: journal.info,
  });

  door = openDoor({ config, app, assets: await assetsAt(join(import.meta.dir, PAGES), journal), report });
  writeFileSync(join(data, LISTENING), `${localUrl(config.host, door.port)}\n`, { mode: 0o600 });
  let greeted = false;
  const stopWatching = watchLink(join(data, LINK), Date.now, (link) => {
    door?.share(link);
    app.moved();
    if (greeted) journal.info(...linkLines(link, config.log === "text" && process.stdout.isTTY));
  });
  const host = await keepHostLink(join(data, HOST_LINK), {
    ...app.roles,
    now: Date.now,
    address: address().link ?? `http://localhost:${door.port}`,
    tell: journal.warning,
  });
  journal.listening({ address: address(), port: door.port, data, hostLink: host.link });
  greeted = true;

  let leaving = false;
  const leave = async () => {
    if (leaving) return;
    leaving = true;
    stopChores();
    stopRooms();
    host.stop();
    stopWatching();
    rmSync(join(data, LISTENING), { force: true });
    await door?.close();
    app.stop();
    await snapshots.end();
    await log.close();
    await release();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void leave().catch(fail));
}

async function assetsAt(folder: string, journal: Journal): Promise<Assets> {
  if (!existsSync(folder))
    journal.warning("The page is not built, so nothing is shown at the address below: bun run build");
  return Assets.read(folder);
}

function journalFor({ log }: Config): Journal {
  return makeJournal(log, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    now: Date.now,
    qr: process.stdout.isTTY,
  });
}

/** How programs of this machine reach the house. */
function localUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
