// A house in this very process: real sockets, real HTTP, its record in memory unless a test brings another.
import { makeApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { roomStream } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import { Assets } from "../../server/http/assets.ts";
import { type Door, openDoor } from "../../server/http/socket.ts";
import type { Log } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { open } from "../../server/rooms/decide.ts";
import { PLAIN } from "../../server/rooms/options.ts";
import { Hub } from "../../server/wire/hub.ts";
import { withheldFrom } from "../../server/wiring/withheld.ts";

export interface House {
  port: number;
  url: string;
  app: ReturnType<typeof makeApp>;
  log: Log;
  errors: unknown[];
  close(): Promise<void>;
}

/** Limits that no test of something else should meet. */
const GENEROUS = {
  POST_BURST: "1000",
  FLOOD_MUTES: "off",
  POST_PER_SECOND: "1000",
  POSTS_PER_MINUTE_PER_ADDRESS: "100000",
  SOCKETS_PER_ADDRESS: "10000",
};

export async function openHouse(
  given: {
    log?: Log;
    settings?: Record<string, string>;
    secret?: Uint8Array;
    now?: () => number;
    elapsed?: () => number;
    dist?: string;
    /** A snapshot to go on from. */
    from?: Parameters<ReturnType<typeof makeApp>["open"]>[0];
  } = {},
): Promise<House> {
  const config = readConfig({ HOST: "127.0.0.1", PORT: "0", ...GENEROUS, ...given.settings });
  const log = given.log ?? memoryLog();
  const now = given.now ?? Date.now;
  const masks = new Masks(given.secret ?? new Uint8Array(32));
  let door: Door | undefined;
  const hub = new Hub(log, masks, withheldFrom, (topic, frame) => door?.publish(topic, frame));
  const errors: unknown[] = [];
  const report = (error: unknown) => void errors.push(error);
  const stop = (error: unknown): never => {
    report(error);
    throw error;
  };
  const { elapsed } = given;
  const app = makeApp({ config, log, masks, hub, now, faults: { report, stop }, ...(elapsed && { elapsed }) });
  await app.open(given.from);
  door = openDoor({
    config,
    app,
    assets: await Assets.read(given.dist ?? "/nowhere"),
    report,
  });
  const { port } = door;
  for (const [id, name] of [
    ["lobby", "lobby"],
    ["tea", "Tea"],
  ] as const) {
    const wish = { options: { ...PLAIN, name }, house: true, at: now() };
    if (app.chat.peek(roomStream(id), app.rooms.deciding).life === "open") continue;
    await app.chat.carryOut(roomStream(id), app.rooms.deciding, (state) => open(state, wish));
  }
  const close = async () => {
    await door?.close();
    app.stop();
  };
  return { port, url: `http://127.0.0.1:${port}`, app, log, errors, close };
}
