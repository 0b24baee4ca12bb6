import { rmSync } from "node:fs";
import { join } from "node:path";
import { bringGuests, startHouse } from "../support/house.ts";
import { median } from "../support/numbers.ts";
import { printTable, type Targets } from "../support/print.ts";
import type { Server } from "../support/server.ts";

const TIMES = 3;
/** Of memory, with a million messages on disk: half of what a small server has. */
export const MEGABYTES = 250;

interface Started {
  seconds: number;
  megabytes: number;
}

/** Starts the house with and without what it keeps to start faster. Answers it, running. */
export async function starts(data: string, targets: Targets): Promise<Server> {
  const afresh: Started[] = [];
  const kept: Started[] = [];
  let house: Server | undefined;
  for (let time = 0; time < TIMES; time++) {
    await house?.stop();
    rmSync(join(data, "views"), { recursive: true, force: true });
    rmSync(join(data, "log/index"), { force: true });
    house = await startHouse(data);
    afresh.push(stateOf(house));
    // Something must have happened, or there is nothing new to keep on leaving.
    await bringGuests(house, 1);
    await house.stop();
    house = await startHouse(data);
    kept.push(stateOf(house));
  }
  if (!house) throw new Error("Nothing was started.");
  const [replayed, resumed] = [middle(afresh), middle(kept)];
  printTable("Start with a million messages on disk, until it listens", [
    ["", "s", "MB of memory"],
    ["replaying everything", replayed.seconds, replayed.megabytes],
    ["with snapshots", resumed.seconds, resumed.megabytes],
  ]);
  targets.atMost("s to start, replaying a million messages", replayed.seconds, 5);
  targets.atMost("s to start with snapshots", resumed.seconds, 1);
  targets.atMost("MB of memory after replaying them", replayed.megabytes, MEGABYTES);
  return house;
}

const stateOf = (house: Server): Started => ({
  seconds: house.startMs / 1000,
  megabytes: house.memoryBytes() / 1e6,
});

const middle = (all: readonly Started[]): Started => ({
  seconds: median(all.map(({ seconds }) => seconds)),
  megabytes: median(all.map(({ megabytes }) => megabytes)),
});
