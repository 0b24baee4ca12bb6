// One room of 1,000: the house beside Bun's bare publish, tRPC's own subscriptions and Socket.IO; then one of 100.
import { join } from "node:path";
import { temporaryFolder } from "../support/folder.ts";
import { bringGuests, enterAll, startHouse } from "../support/house.ts";
import { printTable, type Targets } from "../support/print.ts";
import { type Server, startServer } from "../support/server.ts";
import { socketioCommand } from "../support/socketio.ts";
import { stayAwake } from "./awake.ts";
import { Crowd } from "./crowd.ts";
import { bareDialect, houseDialect, socketioDialect, trpcDialect } from "./dialects.ts";
import { race, type Result, type Runner } from "./rounds.ts";
import { showRace } from "./show.ts";
import { syncMillis } from "./sync.ts";

const PEOPLE = 1_000;
const CALM = { perSecond: 50 };
const BUSY = { perSecond: 1_000 };
const FULL = { inFlight: 64 };
/** Tabs number their calls from 1 on, and follow a room under the number that is next. */
const NUMBERS = 50;

interface Contestant {
  name: string;
  server: Server;
  crowd: Crowd;
}

export async function crowdedRoom(targets: Targets): Promise<void> {
  const data = join(temporaryFolder(), "data");
  const server = await startHouse(data, ["thousand", "numbered", "hundred"]);
  const house = await inHouse("Hearsay", server, "thousand", PEOPLE, 0);
  const numbered = await inHouse(`Hearsay, ${NUMBERS} subscription ids`, server, "numbered", PEOPLE, PEOPLE, NUMBERS);
  const hundred = await inHouse("Hearsay, room of 100", server, "hundred", 100, 2 * PEOPLE);
  const bare = await baseline("Bun's bare publish", "bare.ts", bareDialect);
  const bareHundred = await baseline("Bun's bare publish, room of 100", "bare.ts", bareDialect, 100);
  const trpc = await baseline("tRPC's own way", "trpc.ts", trpcDialect);
  const socketio = await socketioBeside();
  const others = socketio ? [socketio] : [];

  // The calm one last: by then all servers have run long enough to be compiled, as they are in life.
  const full = await at(FULL, [house, bare, trpc, ...others]);
  showRace("1,000 clients in a room, 64 messages under way", full, find(full, bare));
  const busy = await at(BUSY, [house, bare, numbered]);
  showRace("1,000 clients in a room, 1,000 messages/s", busy, find(busy, bare));
  const calm = await at(CALM, [house, bare, numbered, ...others]);
  showRace("1,000 clients in a room, 50 messages/s", calm, find(calm, bare));

  const calmOf = (one: Contestant) => find(calm, one);
  const fullOf = (one: Contestant) => find(full, one);
  targets.atMost("CPU a delivery against bare publish, 50/s", calmOf(house).ratio("cpuMicros", calmOf(bare)), 1.25);
  const ours = find(busy, house);
  targets.atMost("CPU a delivery against bare publish, 1,000/s", ours.ratio("cpuMicros", find(busy, bare)), 1.25);
  const most = (against: Contestant) => fullOf(house).ratio("deliveriesPerSecond", fullOf(against));
  targets.atLeast("most deliveries/s against bare publish", most(bare), 0.5);
  targets.atLeast("tRPC's CPU a delivery against ours at 50/s", fullOf(trpc).ratio("cpuMicros", calmOf(house)), 2.5);
  if (socketio) {
    const theirs = calmOf(socketio).ratio("cpuMicros", calmOf(house));
    targets.atLeast("Socket.IO's CPU a delivery against ours, 50/s", theirs, 1.4);
    targets.atLeast("most deliveries/s against Socket.IO", most(socketio), 10);
  }
  await sendToSeen(data, hundred, bareHundred, targets);
  const baselines = [bare, bareHundred, trpc, ...others];
  for (const { crowd } of [house, numbered, hundred, ...baselines]) crowd.close();
  await Promise.all([server, ...baselines.map((one) => one.server)].map((one) => one.stop()));
}

async function sendToSeen(data: string, hundred: Contestant, bare: Contestant, targets: Targets): Promise<void> {
  const sleep = stayAwake();
  const before = await syncMillis(data);
  const results = await at({ perSecond: 20 }, [hundred, bare]);
  const sync = (before + (await syncMillis(data))) / 2;
  sleep();
  const [seen, least] = [find(results, hundred), find(results, bare)];
  printTable("100 clients in a room, 20 messages/s; the bench does not sleep", [
    ["", "ms"],
    ["one write and sync, p50", sync],
    ["send to seen, p50", seen.timing(0.5)],
    ["send to seen, p99", seen.timing(0.99)],
    ["send to seen of a bare publish, which keeps nothing, p50", least.timing(0.5)],
  ]);
  targets.atMost("send to seen, p50 in ms: 3 syncs and 1 ms", seen.timing(0.5), 3 * sync + 1);
}

const at = (load: Runner["load"], contestants: readonly Contestant[]): Promise<Result[]> =>
  race(contestants.map((one) => ({ ...one, load, fan: one.crowd.size })));

function find(results: readonly Result[], { name }: Contestant): Result {
  const found = results.find((one) => one.name === name);
  if (!found) throw new Error(`${name} was not measured.`);
  return found;
}

/** @param numbers how many different numbers the clients' subscriptions have */
async function inHouse(name: string, server: Server, room: string, count: number, first: number, numbers = 1) {
  const people = await bringGuests(server, count, first);
  await enterAll(server, people, () => room);
  const dialect = houseDialect(
    people,
    () => room,
    (client) => 1 + (client % numbers),
  );
  return { name, server, crowd: await Crowd.connect(server.port, dialect, count) };
}

async function baseline(name: string, file: string, dialect: typeof bareDialect, count = PEOPLE): Promise<Contestant> {
  const path = join(import.meta.dir, "../baselines", file);
  const server = await startServer(name, [process.execPath, path]);
  return { name, server, crowd: await Crowd.connect(server.port, dialect, count) };
}

async function socketioBeside(): Promise<Contestant | undefined> {
  const command = await socketioCommand();
  if (typeof command === "string") {
    console.log(`Without Socket.IO: ${command}.`);
    return undefined;
  }
  const server = await startServer("Socket.IO", command);
  return { name: "Socket.IO 4 on Node", server, crowd: await Crowd.connect(server.port, socketioDialect, PEOPLE) };
}
