// Guessing passwords: how often, how long it takes, what it does to others, and what of it stands in files.
import { afterEach, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "../../server/app.ts";
import { PASSWORD, signedUp } from "../support/accounts.ts";
import { connect, newId, reasonOf } from "../support/client.ts";
import { openHouse } from "../support/house.ts";
import { startServer } from "../torture/server.ts";

setDefaultTimeout(60_000);

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

const SPEAKERS = 8;
/** Messages said before the storm. */
const CALM = 40;

const mean = (times: number[]) => times.reduce((sum, one) => sum + one, 0) / times.length;
const BEHIND_PROXY = { TRUSTED_PROXIES: "127.0.0.1", SIGN_UPS_PER_HOUR: "100" };

/** Tries to log in, from one of the addresses that are kept for examples. */
function guess(url: string, address: number, name: string, password: string): Promise<string | undefined> {
  const headers = { "x-forwarded-for": `203.0.113.${address}` };
  const { accounts } = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] });
  return accounts.logIn.mutate({ name, password }).then(() => "yes", reasonOf);
}

test("the 11th failed log-in is refused, from however many addresses, and the owner's sessions go on", async () => {
  const house = await openHouse({ settings: BEHIND_PROXY });
  cleanups.push(() => house.close());
  const ada = await signedUp(house, "Ada");
  await signedUp(house, "Bo");
  const guesses = await Promise.all(Array.from({ length: 15 }, (_, i) => guess(house.url, i, "Ada", `guess ${i}`)));
  expect(guesses.filter((answer) => answer === "wrong-log-in")).toHaveLength(10);
  expect(guesses.filter((answer) => answer === "too-fast")).toHaveLength(5);
  expect(await guess(house.url, 99, "ada", PASSWORD)).toBe("too-fast");
  expect((await ada.call.people.me.query()).account).toEqual({ name: "Ada" });
  expect(await guess(house.url, 99, "Bo", PASSWORD)).toBe("yes");
});

test("the 21st failed log-in from one address is refused, whatever the names; those that succeed do not count", async () => {
  const house = await openHouse({ settings: BEHIND_PROXY });
  cleanups.push(() => house.close());
  await signedUp(house, "Ada");
  for (let i = 0; i < 3; i += 1) expect(await guess(house.url, 1, "Ada", PASSWORD)).toBe("yes");
  const guesses: (string | undefined)[] = [];
  for (let i = 0; i < 21; i += 1) guesses.push(await guess(house.url, 1, `Name ${i}`, "a guess or two"));
  expect(guesses).toEqual([...Array.from({ length: 20 }, () => "wrong-log-in"), "too-fast"]);
  expect(await guess(house.url, 2, "Ada", PASSWORD)).toBe("yes");
});

test("a name that nobody has takes as much work to refuse as a wrong password", async () => {
  const house = await openHouse({ settings: BEHIND_PROXY });
  cleanups.push(() => house.close());
  await signedUp(house, "Ada");
  /** In microseconds of a processor: what else the machine does is not among them. */
  const workOf = async (address: number, name: string) => {
    const before = process.cpuUsage();
    expect(await guess(house.url, address, name, "a guess or two")).toBe("wrong-log-in");
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  let [wrong, unknown] = [0, 0];
  for (let i = 0; i < 9; i += 1) {
    wrong += await workOf(i, "Ada");
    unknown += await workOf(i, "Nobody");
  }
  expect(unknown / wrong).toBeWithin(0.5, 2);
});

test("40 log-ins at once hold up nobody's messages, and no file holds a password, a session, a code or an address", async () => {
  const data = mkdtempSync(join(tmpdir(), "hearsay-log-ins-"));
  cleanups.push(() => rmSync(data, { recursive: true, force: true }));
  const server = await startServer(data, { env: BEHIND_PROXY });
  cleanups.push(() => server.kill());
  const ada = await signedUp(server, "Ada");
  const { codes } = await ada.call.accounts.makeCodes.mutate({ password: PASSWORD });
  // By turns, as nobody may send so many frames.
  const people = await Promise.all(Array.from({ length: SPEAKERS }, () => connect(server.url)));
  cleanups.push(() => people.forEach((one) => one.close()));
  for (const { call } of people) await call.rooms.enter.mutate({ room: "lobby" });

  const waits: number[] = [];
  const say = async () => {
    const began = performance.now();
    const { call } = people[waits.length % SPEAKERS] as (typeof people)[number];
    await call.messages.post.mutate({ room: "lobby", id: newId(), text: "meanwhile" });
    waits.push(performance.now() - began);
  };
  while (waits.length < CALM) await say();
  const storm = Array.from({ length: 40 }, (_, i) => guess(server.url, i, `Name ${i}`, PASSWORD));
  let over = false;
  const answers = Promise.all(storm).finally(() => (over = true));
  while (!over) await say();
  const busy = (await answers).filter((answer) => answer === "busy");
  expect(busy.length).toBeGreaterThan(0);
  // Forty passwords hashed at once hold up a message for more than ten times as long as it takes in the calm before.
  expect(mean(waits.slice(CALM)) / mean(waits.slice(0, CALM))).toBeLessThan(6);

  server.signal("SIGTERM");
  await server.exited;
  const files = readdirSync(data, { recursive: true, encoding: "utf8" }).filter((one) =>
    statSync(join(data, one)).isFile(),
  );
  const kept = files.map((one) => readFileSync(join(data, one), "latin1")).join("\n");
  expect(kept).toContain("signed-up");
  expect(kept).toContain("$argon2id$");
  for (const secret of [PASSWORD, ada.session, ada.guest.session, codes[0] ?? "", "203.0.113", "127.0.0.1"])
    expect([secret, kept.includes(secret)]).toEqual([secret, false]);
});
