// Sixty strangers at a real house with real sockets, who come, go, move on and lose their wire at random.
import { afterEach, expect, test } from "bun:test";
import { type House, openHouse } from "../support/house.ts";
import { Stranger } from "../support/stranger.ts";
import { until } from "../support/until.ts";
import { type Chance, chanceFrom } from "../torture/chance.ts";
import { USUAL_SEED } from "../torture/seeds.ts";
import { seeds } from "./seeds.ts";

const PEOPLE = 60;
const ROUNDS = 20;
/** Who do something at once. */
const AT_ONCE = 12;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

/** One of the sixty. */
interface Somebody {
  /** As they speak through one socket after another. */
  strangers: Stranger[];
  waits: boolean;
}

const now = ({ strangers }: Somebody): Stranger => strangers.at(-1)!;

for (const seed of new Set([USUAL_SEED, Date.now() % 2 ** 31, ...seeds]))
  test(`a storm of strangers keeps every promise (seed ${seed})`, async () => {
    // Nobody's patience ends: then they might meet again, and rightly so.
    const house = await openHouse({ settings: { SOCKETS_PER_SESSION: "100" }, elapsed: () => 0 });
    cleanups.push(() => house.close());
    const chance = chanceFrom(seed);
    const all: Somebody[] = [];
    for (let i = 0; i < PEOPLE; i += 1) all.push({ strangers: [await Stranger.of(house.url)], waits: false });
    cleanups.push(() => all.forEach((one) => now(one).close()));
    for (let round = 0; round < ROUNDS; round += 1) {
      const doing = new Set(Array.from({ length: AT_ONCE }, () => chance.oneOf(all)));
      await Promise.all([...doing].map((one) => act(one, house, chance)));
      await until("everybody to see the same", () => isCalm(all));
      check(all);
    }
    expect(whoMet(all).size).toBeGreaterThan(PEOPLE / 2);
    expect(house.errors).toEqual([]);
  }, 240_000);

async function act(one: Somebody, house: House, chance: Chance): Promise<void> {
  const stranger = now(one);
  const deed = chance.below(10);
  if (!one.waits) {
    one.waits = true;
    await stranger.waits();
  } else if (deed < 2) {
    stranger.close();
    const back = await Stranger.of(house.url, stranger.program.session);
    one.strangers.push(back);
    await back.waits();
  } else {
    if (stranger.group) await stranger.leaves();
    else stranger.givesUp();
    one.waits = deed < 7;
    if (one.waits) await stranger.waits();
  }
}

/** What each is told of their group, all in it are told. */
function isCalm(all: readonly Somebody[]): boolean {
  return all.map(now).every(({ group }) => !group || inRoom(all, group.room).length === group.people.length);
}

const inRoom = (all: readonly Somebody[], room: string) => all.filter((one) => now(one).group?.room === room);

/** By person those whom they met, and the rooms where. */
function whoMet(all: readonly Somebody[]): Map<Somebody, Map<Somebody, Set<string>>> {
  const groups = all.flatMap((one) => one.strangers.flatMap(({ seen }) => seen.map((group) => ({ one, group }))));
  const wearer = new Map(groups.map(({ one, group }) => [group.you, one]));
  const met = new Map<Somebody, Map<Somebody, Set<string>>>();
  for (const { one, group } of groups) {
    const others = met.get(one) ?? new Map<Somebody, Set<string>>();
    met.set(one, others);
    for (const { mask } of group.people) {
      const other = wearer.get(mask);
      if (other && other !== one) others.set(other, (others.get(other) ?? new Set()).add(group.room));
    }
  }
  return met;
}

function check(all: readonly Somebody[]): void {
  const met = whoMet(all);
  const haveMet = (one: Somebody, other: Somebody) => met.get(one)?.has(other) || met.get(other)?.has(one);
  for (const others of met.values()) for (const rooms of others.values()) expect(rooms.size).toBe(1);
  for (const { group } of all.map(now)) if (group) expect(group.people.length).toBeLessThanOrEqual(group.size);
  const lonely = all.filter((one) => one.waits && !now(one).group);
  const open = new Set(all.flatMap((one) => now(one).group ?? []).filter(({ people, size }) => people.length < size));
  for (const one of lonely) {
    const wasThere = new Set(one.strangers.flatMap(({ seen }) => seen.map(({ room }) => room)));
    const strangers = lonely.filter((other) => other !== one && !haveMet(one, other));
    const places = [...open].filter(
      ({ room }) => !wasThere.has(room) && !inRoom(all, room).some((other) => haveMet(one, other)),
    );
    expect([strangers.length, places.length]).toEqual([0, 0]);
  }
}
