// 10,000 clients in 500 rooms: what each costs while nothing is said, and what many rooms cost beside one.
import { join } from "node:path";
import { temporaryFolder } from "../support/folder.ts";
import { bringGuests, enterAll, startHouse } from "../support/house.ts";
import { printTable, type Targets } from "../support/print.ts";
import { Crowd } from "./crowd.ts";
import { houseDialect } from "./dialects.ts";
import { race } from "./rounds.ts";
import { showRace } from "./show.ts";

const ROOMS = 500;
const IN_EACH = 20;
/** One a second in each room; one room with as many has the same frames to send. */
const LOAD = { perSecond: 500 };
/** Until memory that connecting left behind is given back. */
const REST_MS = 15_000;

export async function manyRooms(targets: Targets): Promise<void> {
  const rooms = Array.from({ length: ROOMS }, (_, i) => `room-${i}`);
  const roomOf = (client: number) => rooms[client % ROOMS]!;
  const server = await startHouse(join(temporaryFolder(), "data"), [...rooms, "one"]);
  const empty = server.memoryBytes();
  const people = await bringGuests(server, ROOMS * IN_EACH);
  await enterAll(server, people, roomOf);
  const known = await atRest(server.memoryBytes);
  const crowd = await Crowd.connect(server.port, houseDialect(people, roomOf), people.length);
  const connected = await atRest(server.memoryBytes);
  const kilobytes = (bytes: number) => bytes / people.length / 1024;
  printTable(`Memory of the server, ${people.length.toLocaleString("en")} idle clients in ${ROOMS} rooms`, [
    ["", "MB", "kB for each"],
    ["started", empty / 1e6, ""],
    ["everybody known, a member of one room", known / 1e6, kilobytes(known - empty)],
    ["everybody connected and following", connected / 1e6, kilobytes(connected - known)],
  ]);
  targets.atMost("kB of memory for an idle client, of 10,000", kilobytes(connected - known), 16);

  const few = await bringGuests(server, IN_EACH, people.length);
  await enterAll(server, few, () => "one");
  const one = await Crowd.connect(
    server.port,
    houseDialect(few, () => "one"),
    IN_EACH,
  );
  const results = await race([
    { name: "500 rooms of 20", server, crowd, load: LOAD, fan: IN_EACH },
    { name: "one room of 20", server, crowd: one, load: LOAD, fan: IN_EACH },
  ]);
  const [many, single] = results;
  if (!many || !single) return;
  showRace("500 messages/s over all, each to 20 clients", results, single);
  targets.atMost("CPU a delivery, 500 rooms against one", many.ratio("cpuMicros", single), 1.5);
  crowd.close();
  one.close();
  await server.stop();
}

async function atRest(memory: () => number): Promise<number> {
  await Bun.sleep(REST_MS);
  return memory();
}
