// How long a host of the house stays one without coming again.
import { afterEach, expect, test } from "bun:test";
import { hashOf } from "../../server/base/tokens.ts";
import { HOUSE_STREAM } from "../../server/events.ts";
import { makeHostLink } from "../../server/roles/decide.ts";
import { arrive, overHttp, PASSWORD } from "../support/accounts.ts";
import { DAY, HOUR, NOON } from "../support/cast.ts";
import { connect } from "../support/client.ts";
import { wallClock } from "../support/clock.ts";
import { openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

/** A house on a clock of ours, and Ada, who was a guest for a month and became its host. */
async function hostedHouse() {
  const { now, pass } = wallClock(NOON);
  const house = await openHouse({ now });
  cleanups.push(house.close);
  const guest = await arrive(house);
  pass(29 * DAY);
  const { chat, deciding } = house.app.roles;
  const wish = { at: now(), link: hashOf("of-ada") };
  await chat.carryOut(HOUSE_STREAM, deciding, (state) => makeHostLink(state, wish));
  const { session = "" } = await guest.call.roles.becomeHost.mutate({ token: "of-ada" });
  const { self, name } = await overHttp(house.url, session).people.me.query();
  const knows = async (one: string) => (await overHttp(house.url, one).people.me.query()).self === self;
  return { house, pass, guest, session, name, knows };
}

test("whoever becomes a host has another session, and the old one is over", async () => {
  const { guest, session, knows } = await hostedHouse();
  expect(session).not.toBe(guest.session);
  expect(await knows(guest.session)).toBe(false);
  expect(await knows(session)).toBe(true);
});

test("a host who was away for a day is nobody's host; who signed up logs in again", async () => {
  const { house, pass, session, knows } = await hostedHouse();
  const call = overHttp(house.url, session);
  const { session: own = "", name } = await call.accounts.signUp.mutate({ name: "Ada the host", password: PASSWORD });
  pass(DAY - 1);
  expect(await knows(own)).toBe(true);
  pass(DAY);
  expect(await knows(own)).toBe(false);
  const { session: next } = await overHttp(house.url).accounts.logIn.mutate({ name, password: PASSWORD });
  expect((await overHttp(house.url, next).people.me.query()).role).toBe("host");
});

test("an open tab keeps a host in, for a week; then it is sent away", async () => {
  const { house, pass, session, name } = await hostedHouse();
  let away = 0;
  const tab = await connect(house.url, session, { onClose: () => (away += 1) });
  cleanups.push(tab.close);
  await tab.call.desk.now.query();
  for (let hours = 2; hours < 7 * 24; hours += 2) {
    pass(2 * HOUR);
    await house.app.holdOn();
  }
  expect((await tab.call.roles.all.query()).hosts.map((host) => host.name)).toEqual([name]);
  expect(away).toBe(0);
  pass(2 * HOUR);
  await house.app.holdOn();
  await until("the tab is sent away", () => away > 0);
  expect(house.app.personOf(hashOf(session))).toBeUndefined();
});
