// What a trial ends with that damages, mends, copies, restores or erases: whatever approved the folder, a house lives on it.
import { join } from "node:path";
import { examineRecord } from "../../scripts/keeping/record.ts";
import { compareViews, whyNoStart } from "../../scripts/keeping/views.ts";
import { makeApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { Masks, readSecret } from "../../server/heart/masks.ts";
import { openLog } from "../../server/log/files.ts";
import { Timelines } from "../../server/messages/timelines.ts";
import { Hub } from "../../server/wire/hub.ts";
import { withheldFrom } from "../../server/wiring/withheld.ts";
import { connect, type Program, reasonOf } from "../support/client.ts";
import { startServer } from "./server.ts";
import { must, type World } from "./trial.ts";

/**
 * Fails unless the record is found sound, a server starts on it, every room can be read to its beginning, and what that
 * server folded is what a fold from nothing says. @param what was done to the folder, for whoever reads that
 * it failed
 */
export async function mustBeWhole(world: World, data: string, what = "after all that"): Promise<void> {
  await mustBeSound(data, what);
  const server = await startServer(data).catch((error: Error) => {
    throw new Error(`${what}: it does not start. ${error.message}`);
  });
  world.finally(() => server.kill());
  await readAsGuest(await connect(server.url));
  server.signal("SIGTERM");
  must((await server.exited) === 0, `${what}: it does not end. ${server.said()}`);
  const events = await mustBeSound(data, `${what}, and a start`);
  const compared = await compareViews(data, events);
  must(!("because" in compared), `${what}: views are not compared, ${"because" in compared && compared.because}`);
  must(compared.differ.length === 0, `${what}: ${compared.differ.join(", ")} are not what the record says`);
  await readEveryRoom(data);
}

/** Answers how many events there are. */
async function mustBeSound(data: string, what: string): Promise<number> {
  const { damage, unfinished, events } = await examineRecord(data);
  const wrong = damage[0] ?? unfinished[0] ?? (await whyNoStart(data, events));
  must(wrong === undefined, `${what}: ${wrong}`);
  return events;
}

/** As far as somebody scrolls before they are told that they are too fast. */
const PAGES_MOST = 20;

/** What anybody can read, over the wire. */
async function readAsGuest({ call, close }: Program): Promise<void> {
  for (const { id: room } of await call.rooms.discover.query()) {
    const entered = await call.rooms.enter.mutate({ room }).catch(whereClosed);
    if (!entered) continue;
    const { cursor, more, messages } = entered;
    let version = messages[0]?.version ?? Number(cursor.split(".")[1]) + 1;
    for (let [older, pages] = [more, 0]; older && pages < PAGES_MOST; pages++) {
      const page = await call.messages.before.query({ room, version });
      older = page.more && page.messages.length > 0;
      version = page.messages[0]?.version ?? version;
    }
  }
  close();
}

/** Not everybody is let into every room; that is no fault. */
function whereClosed(error: unknown): void {
  if (["waiting", "room-locked", "no-guests", "room-full"].includes(reasonOf(error) ?? "")) return;
  throw error;
}

/** Private rooms, too, as those read who look after the house. */
async function readEveryRoom(data: string): Promise<void> {
  const log = await openLog({ folder: join(data, "log"), onFailure: () => {} });
  const masks = new Masks(readSecret(join(data, "secret")));
  const hub = new Hub(log, masks, withheldFrom, () => {});
  const { chat, rooms } = makeApp({ config: readConfig({}), log, masks, hub, now: Date.now });
  await chat.open();
  const timelines = new Timelines(
    log,
    (room, event) => masks.publish(room, event),
    (room) => {
      const { looks = {}, expiredTo = 0 } = rooms.rooms().get(room) ?? {};
      return { looks, expiredTo, since: 0, oneWay: false, hidden: new Map() };
    },
    () => true,
  );
  for (const room of rooms.rooms().keys()) await Array.fromAsync(timelines.all(room, ""));
  await log.close();
}
