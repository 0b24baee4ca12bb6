import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inOrder } from "../../scripts/keeping/inOrder.ts";
import { foldAfresh } from "../../scripts/keeping/views.ts";
import { isFleeting } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import { keepSnapshot, readSnapshot } from "../../server/heart/snapshots.ts";
import type { Folded } from "../../server/heart/states.ts";
import { openLog } from "../../server/log/files.ts";
import { together } from "../../server/messages/view.ts";
import { type Client, overHttp } from "../support/accounts.ts";
import { wallClock } from "../support/clock.ts";
import { type House, openHouse } from "../support/house.ts";
import { doSomething, gather, type Stage } from "./deeds.ts";
import { must, type Trial } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

const SECRET = new Uint8Array(32).fill(7);
/** As many as one may read in a go. */
const PAGES_MOST = 5;
/** Nobody is to be held up by what keeps programs from flooding. */
const SETTINGS = {
  ROOMS_PER_HOUR: "10000",
  SIGN_UPS_PER_HOUR: "10000",
};

export const operations: Trial = {
  name: "operations",
  title: "after anything that people do, what screens show is what the record says, with and without a snapshot",
  async run(world) {
    const data = world.folder();
    const folder = join(data, "log");
    const clock = wallClock(Date.now());
    const { now } = clock;
    const log = await openLog({ folder, maxFileBytes: 40_000, onFailure: () => {} });
    const house = await openHouse({ log, secret: SECRET, settings: { ...SETTINGS, DATA_DIR: data }, now });
    // So many that few are too fast.
    const stage = await gather({ house, chance: world.chance, clock }, world.of(24, 60));
    const many = world.of(1_500, 20_000);
    const done: Record<string, number> = {};
    for (let i = 0; i < many; i++) {
      if (i === Math.floor(many / 2)) await keepSnapshot(house.app.chat, join(data, "views"));
      const what = await doSomething(stage);
      done[what] = (done[what] ?? 0) + 1;
    }
    const unforeseen = Object.keys(done).find((what) => what.endsWith(": failed"));
    must(unforeseen === undefined && house.errors.length === 0, `${unforeseen}: ${house.errors[0]}`);
    const screens = await screensOf(stage);
    const live = await foldedBy(house);
    await house.close();
    await log.close();

    const afresh = await foldAfresh(data, new Masks(SECRET), Number.POSITIVE_INFINITY);
    const again = await openLog({ folder, onFailure: () => {} });
    const openAgain = (from?: ReturnType<typeof readSnapshot>) =>
      openHouse({ log: again, secret: SECRET, settings: { ...SETTINGS, DATA_DIR: data }, now, ...(from && { from }) });
    const names = Object.keys(afresh);
    const kept = readSnapshot(join(data, "views"), names, again.epoch);
    must(kept !== undefined, "the snapshot does not read");
    const later = await openAgain(kept);
    const fromSnapshot = await foldedBy(later);
    await later.close();
    for (const name of names) {
      must(inOrder(afresh[name]) === inOrder(live[name]), `${name} is not as the record says`);
      must(inOrder(fromSnapshot[name]) === inOrder(live[name]), `${name} from a snapshot is not as it was`);
    }
    const fresh = await openAgain();
    mustShowTheSame(await screensOf({ ...stage, house: fresh }), screens);
    await fresh.close();
    const { head } = again;
    await again.close();
    writeFileSync(join(data, "secret"), `${SECRET.toBase64()}\n`);
    await mustBeWhole(world, data);
    const refused = Object.entries(done).reduce((sum, [what, count]) => sum + (what.startsWith("not ") ? count : 0), 0);
    must(refused < many * 0.9, `${refused} of ${many} were refused: little was tried`);
    return { operations: many, events: head, refused };
  },
};

async function foldedBy({ app }: House): Promise<Folded> {
  let folded: Folded = {};
  await app.chat.snapshot((all) => {
    folded = structuredClone(all);
  });
  return folded;
}

/** By person and room, what somebody reads who opens it now: all its pages, and how it stands. */
async function screensOf({ house, people, keepers }: Stage): Promise<Map<string, string>> {
  const screens = new Map<string, string>();
  for (const [i, { session }] of [...keepers, ...people].entries()) {
    const call = overHttp(house.url, session);
    const { rooms, ban } = await call.people.me.query();
    for (const room of ban ? [] : rooms.filter((one) => !isFleeting(one))) {
      const entered = await call.rooms.enter.mutate({ room });
      const { cursor: _, room: card, ...standing } = entered;
      const pages = await pagesOf(call, room, entered.messages[0]?.version ?? 1);
      screens.set(
        `${i} in ${room}`,
        inOrder({ ...standing, rows: together(entered), card: { ...card, here: 0 }, pages }),
      );
    }
  }
  return screens;
}

/** Older ones, from before a version. */
async function pagesOf(call: Client, room: string, before: number): Promise<unknown[]> {
  const pages: unknown[] = [];
  for (let version = before, more = version > 1; more && pages.length < PAGES_MOST;) {
    const page = await call.messages.before.query({ room, version });
    pages.push(page);
    more = page.more && page.messages.length > 0;
    version = page.messages[0]?.version ?? 1;
  }
  return pages;
}

function mustShowTheSame(seen: Map<string, string>, expected: Map<string, string>): void {
  for (const [who, screen] of expected)
    must(seen.get(who) === screen, `${who} another screen is shown after a restart:\n${screen}\n${seen.get(who)}`);
  must(seen.size === expected.size, "after a restart somebody is in other rooms");
}
