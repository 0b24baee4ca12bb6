// Houses and guests for the tests of the wire, closed after each.
import { afterEach } from "bun:test";
import { connect, type Program } from "./client.ts";
import { Follower } from "./follower.ts";
import { openHouse } from "./house.ts";
import { openProxy } from "./proxy.ts";

/** To be called once in a test file. */
export function makeWires() {
  const cleanups: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
  });
  const later = <T extends { close(): unknown }>(thing: T): T => {
    cleanups.push(() => thing.close());
    return thing;
  };
  return {
    /** Closes it when the test is over. */
    later,
    house: async (given?: Parameters<typeof openHouse>[0]) => later(await openHouse(given)),
    guest: async (...who: Parameters<typeof connect>) => later(await connect(...who)),
    inTea: async (program: Program) => new Follower(program, "tea").enter(),
    /** A house, and a wire to it that can be cut. */
    async houseBehindProxy(given: Parameters<typeof openHouse>[0] = {}) {
      const proxy = later(openProxy());
      const house = later(await openHouse({ ...given, settings: { PUBLIC_URL: proxy.url, ...given.settings } }));
      proxy.leadTo(house.port);
      return { house, proxy };
    },
  };
}

/** So many versions from one on. */
export const dense = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
