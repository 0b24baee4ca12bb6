// A person as those at the desk see them: sessions that a host may end, and what was done about them.
import { afterEach, expect, test } from "bun:test";
import { hashOf } from "../../server/base/tokens.ts";
import { arrive as arriveOverHttp, overHttp, PASSWORD, signedUp } from "../support/accounts.ts";
import { connect, newId, type Program, reasonOf } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { makeHost, makeModerator, personOf } from "../support/keepers.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

async function come({ url }: House, session?: string): Promise<Program> {
  const one = await connect(url, session);
  cleanups.push(() => one.close());
  return one;
}

/** Ada is a host of the house, Bo moderates, Cy signed up and is here by one of two sessions. */
async function someHouse() {
  const house = await openHouse();
  cleanups.push(() => house.close());
  const [ada, bo] = [await come(house), await come(house)];
  await makeHost(house, personOf(house, ada));
  await makeModerator(house, personOf(house, ada), personOf(house, bo));
  const { session } = await signedUp(house, "Cy");
  const { session: phone = "" } = await overHttp(house.url).accounts.logIn.mutate({ name: "Cy", password: PASSWORD });
  const cy = await come(house, session);
  return { house, ada, bo, cy, phone, whom: personOf(house, cy) };
}

const holds = ({ app }: House, session: string) => app.personOf(hashOf(session)) !== undefined;

test("a moderator sees somebody's sessions, which of them is open, and nothing that opens one", async () => {
  const { bo, cy, phone, whom } = await someHouse();
  await cy.call.people.me.query();
  const { sessions } = await bo.call.desk.person.query({ whom });
  expect(sessions.map(({ here }) => here).toSorted()).toEqual([false, true]);
  for (const secret of [cy.session, phone, hashOf(cy.session), hashOf(phone)])
    expect(JSON.stringify(sessions)).not.toContain(secret);
  expect(await bo.call.desk.endSessions.mutate({ whom }).catch(reasonOf)).toBe("not-a-house-host");
  expect(await cy.call.desk.person.query({ whom }).catch(reasonOf)).toBe("not-a-moderator");
});

test("a host ends one session or all, and open tabs are out at once", async () => {
  const { house, ada, cy, phone, whom } = await someHouse();
  await cy.call.people.me.query();
  const { sessions } = await ada.call.desk.person.query({ whom });
  const away = sessions.find(({ here }) => !here)?.session ?? "";
  await ada.call.desk.endSessions.mutate({ whom, session: away });
  expect([holds(house, phone), holds(house, cy.session)]).toEqual([false, true]);
  expect(await ada.call.desk.record.query()).toMatchObject([{ type: "sessions-ended", name: "Cy", count: 1 }]);

  await ada.call.desk.endSessions.mutate({ whom });
  expect(holds(house, cy.session)).toBe(false);
  await until("their tab is out", () => [...house.app.recall.here()].every(({ person }) => person !== whom));
  expect((await ada.call.desk.person.query({ whom })).sessions).toEqual([]);
  const { session = "" } = await overHttp(house.url).accounts.logIn.mutate({ name: "Cy", password: PASSWORD });
  expect(holds(house, session)).toBe(true);
});

test("nobody ends their own sessions there, or those of a host, or of somebody who is not there", async () => {
  const { house, ada } = await someHouse();
  const other = await come(house);
  await makeHost(house, personOf(house, other));
  const end = (whom: string) => ada.call.desk.endSessions.mutate({ whom }).catch(reasonOf);
  expect(await end(personOf(house, ada))).toBe("not-oneself");
  expect(await end(personOf(house, other))).toBe("on-a-host");
  expect(await end("p_nobody")).toBe("no-such-person");
});

test("what was done about somebody is told without the mask that it was done to", async () => {
  const { house, ada, bo } = await someHouse();
  const { session } = await arriveOverHttp(house);
  const dee = await come(house, session);
  const { room } = await dee.call.rooms.open.mutate({ name: "Masquerade", masks: true });
  const { you } = await dee.call.rooms.enter.mutate({ room });
  const act = { deed: "mute", ms: 60_000, network: false, purge: false, ground: "spam", note: "Slowly" } as const;
  await ada.call.moderation.act.mutate({ ...act, room, target: { room, whom: you.mask } });
  const { history } = await bo.call.desk.person.query({ whom: personOf(house, dee) });
  expect(history).toMatchObject([{ what: "done", deed: "mute", ground: "spam", byName: ada.name, inRoom: true }]);
  // Neither by its moment: the record has that, and the name.
  for (const { at, until = 0 } of history) expect([at % 86_400_000, until % 86_400_000]).toEqual([0, 0]);
  for (const told of [you.name, you.mask, room, "Masquerade", "Slowly"])
    expect(JSON.stringify(history)).not.toContain(told);
});

test("how often the filter flagged somebody, and when it last did, stands with them", async () => {
  const house = await openHouse({ settings: { FILTER_REFUSE: "email" } });
  cleanups.push(() => house.close());
  const [ada, dee] = [await come(house), await come(house)];
  await makeHost(house, personOf(house, ada));
  const flagsOf = async () => (await ada.call.desk.person.query({ whom: personOf(house, dee) })).flags;
  expect(await flagsOf()).toEqual({ count: 0 });
  await dee.call.rooms.enter.mutate({ room: "tea" });
  const said = dee.call.messages.post.mutate({ room: "tea", id: newId(), text: "write to dee@example.org" });
  expect(await said.catch(reasonOf)).toBe("holds-email");
  const { count, last = 0 } = await flagsOf();
  expect(count).toBe(1);
  expect(last).toBeGreaterThan(Date.now() - 60_000);
});
