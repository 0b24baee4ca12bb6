// Reports in a real house: who reads them, with which lines, and what becomes of the words.
import { expect, test } from "bun:test";
import { newId, type Program, reasonOf } from "../support/client.ts";
import type { House } from "../support/house.ts";
import { makeHost, personOf } from "../support/keepers.ts";
import { until } from "../support/until.ts";
import { makeWires } from "../support/wires.ts";

const { house: openHouse, guest, later } = makeWires();

const arrive = ({ url }: House): Promise<Program> => guest(url);

/** Ada looks after the house; Bo and Cy are in a room of Bo's. */
async function someRoom(keep: "memory" | "ever") {
  const house = await openHouse();
  const [ada, bo, cy] = [await arrive(house), await arrive(house), await arrive(house)];
  await makeHost(house, personOf(house, ada));
  const { room } = await bo.call.rooms.open.mutate({ name: "Kitchen", keep });
  await cy.call.rooms.enter.mutate({ room });
  const say = async ({ call }: Program, text: string) =>
    (await call.messages.post.mutate({ room, id: newId(), text })).version;
  return { house, ada, bo, cy, room, say };
}

test.each(["memory", "ever"] as const)("a report comes to the desk with the lines around (kept: %s)", async (keep) => {
  const { ada, bo, cy, room, say } = await someRoom(keep);
  for (const text of ["one", "two"]) await say(cy, text);
  const version = await say(bo, "rude words");
  await say(cy, "three");
  await cy.call.reports.make.mutate({ room, version, ground: "hate", line: "see for yourself" });
  await cy.call.reports.make.mutate({ room, version, ground: "hate" });
  const [first, ...others] = await ada.call.reports.queue.query();
  expect(others).toEqual([]);
  expect(first).toMatchObject({ room, roomName: "Kitchen", message: version });
  expect(first?.reports).toMatchObject([{ ground: "hate", line: "see for yourself" }]);
  expect(first?.lines.map(({ text }) => text)).toEqual(["one", "two", "rude words", "three"]);
  expect(await bo.call.reports.queue.query().catch(reasonOf)).toBe("not-a-moderator");
  await ada.call.reports.decide.mutate({ room, case: first?.case ?? "", outcome: "dismissed" });
  expect(await ada.call.reports.queue.query()).toEqual([]);
});

test.each(["memory", "ever"] as const)(
  "what its author erases is gone from the report, too (kept: %s)",
  async (keep) => {
    const { ada, bo, cy, room, say } = await someRoom(keep);
    const version = await say(bo, "rude words");
    await cy.call.reports.make.mutate({ room, version, ground: "hate" });
    await bo.call.messages.erase.mutate({ room, version });
    const [reported] = await ada.call.reports.queue.query();
    expect(JSON.stringify(reported)).not.toContain("rude words");
  },
);

test("of a room in memory that is gone, the report still has the lines until it is decided", async () => {
  const { ada, bo, cy, room, say } = await someRoom("memory");
  const version = await say(bo, "rude words");
  await cy.call.reports.make.mutate({ room, version, ground: "hate" });
  await bo.call.rooms.host.close.mutate({ room });
  const [reported] = await ada.call.reports.queue.query();
  expect(reported?.lines.map(({ text }) => text)).toEqual(["rude words"]);
  await ada.call.reports.decide.mutate({ room, case: reported?.case ?? "", outcome: "acted" });
  expect(await ada.call.reports.queue.query()).toEqual([]);
});

test("a person can be reported, somebody who is not there cannot, and ten an hour are enough", async () => {
  const { bo, cy, room } = await someRoom("ever");
  const { you } = await bo.call.rooms.enter.mutate({ room });
  await cy.call.reports.make.mutate({ room, whom: you.mask, ground: "spam" });
  const more = { room, whom: "nobody", ground: "spam" as const };
  for (let i = 1; i < 10; i += 1)
    expect(await cy.call.reports.make.mutate(more).catch(reasonOf)).toBe("no-such-person");
  expect(await cy.call.reports.make.mutate(more).catch(reasonOf)).toBe("too-fast");
});

test("the desk hears how much waits", async () => {
  const { ada, bo, cy, room, say } = await someRoom("ever");
  const told: { reports: number }[] = [];
  const { unsubscribe } = ada.call.reports.waiting.subscribe(undefined, { onData: (data) => told.push(data) });
  later({ close: unsubscribe });
  await until("the first count", () => told.length > 0);
  await cy.call.reports.make.mutate({ room, version: await say(bo, "rude words"), ground: "hate" });
  await until("the next count", () => told.at(-1)?.reports === 1);
});
