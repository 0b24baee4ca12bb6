import { expect, test } from "bun:test";
import type { InRoom, Public } from "../../server/events.ts";
import { NEWS_KEPT, newsIn } from "../../server/rooms/news.ts";
import { PLAIN } from "../../server/rooms/options.ts";
import { roomView } from "../../server/rooms/view.ts";
import { makeWires } from "../support/wires.ts";

const wires = makeWires();

const tea = { ...roomView.start(), open: true, options: { ...PLAIN, name: "Tea" } };
const told = (event: Public<InRoom>) => newsIn(event, tea)?.deed;
const place = { version: 7, at: 1, by: "ada" };

test("of a changed room, only what changed is told", () => {
  const changed: Public<InRoom> = { ...place, type: "room-changed", ...tea.options, keep: "1h", hushed: true };
  expect(told(changed)).toEqual({ kind: "changed", to: { keep: "1h", hushed: true } });
});

test("what hosts do to people is told", () => {
  expect(told({ ...place, type: "host-named", whom: "bo" })).toEqual({ kind: "named", whom: "bo" });
  expect(told({ ...place, type: "host-ended", whom: "bo" })).toEqual({ kind: "ended", whom: "bo" });
  expect(told({ ...place, type: "member-muted", whom: "bo", until: 9 })).toEqual({
    kind: "muted",
    whom: "bo",
    until: 9,
  });
  expect(told({ ...place, type: "member-removed", whom: "bo", until: 9 })).toEqual({ kind: "removed", whom: "bo" });
});

test("what people say and do by themselves is no news", () => {
  expect(told({ ...place, type: "member-left" })).toBeUndefined();
});

test("of all that hosts did, a room keeps the newest", () => {
  const view = roomView.start();
  for (let version = 1; version <= NEWS_KEPT + 5; version += 1)
    roomView.evolve(view, { version, at: 1, by: "ada", type: "host-named", whom: "bo" });
  expect(view.news).toHaveLength(NEWS_KEPT);
  expect(view.news.at(-1)?.version).toBe(NEWS_KEPT + 5);
});

test("who comes later, or reloads, is told what hosts did, with the names of all whom it speaks of", async () => {
  const house = await wires.house();
  const [ada, bo, cy] = [await wires.guest(house.url), await wires.guest(house.url), await wires.guest(house.url)];
  const { room } = await ada.call.rooms.open.mutate({ name: "Salon" });
  const { you: host } = await ada.call.rooms.enter.mutate({ room });
  const { you: whom } = await bo.call.rooms.enter.mutate({ room });
  await ada.call.rooms.host.change.mutate({ room, options: { slow: 10 } });
  await ada.call.rooms.host.remove.mutate({ room, whom: whom.mask });
  const { news, looks } = await cy.call.rooms.enter.mutate({ room });
  expect(news.map(({ by, deed }) => [by, deed.kind])).toEqual([
    [host.mask, "changed"],
    [host.mask, "removed"],
  ]);
  expect([looks[host.mask]?.name, looks[whom.mask]?.name]).toEqual([ada.name, bo.name]);
});
