// W10 of the wire (wire.test.ts): what is not told is noticed, and what is withheld is not taken for that.
import { describe, expect, test } from "bun:test";
import { roomStream } from "../../server/events.ts";
import { HOUR } from "../support/cast.ts";
import { sayThrough } from "../support/client.ts";
import { makeHost, personOf } from "../support/keepers.ts";
import { RoomTab } from "../support/roomTab.ts";
import { until } from "../support/until.ts";
import { makeWires } from "../support/wires.ts";

const { house, guest, houseBehindProxy } = makeWires();

describe("[W10] what is not told", () => {
  test("because the wire loses it is seen with the next message, by one entering", async () => {
    const { house, proxy } = await houseBehindProxy();
    const [bo, cy] = [await guest(house.url), await guest(proxy.url)];
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const tab = await new RoomTab(cy, "tea").enter();
    await sayThrough(bo, "tea", "before");
    await tab.shows("before");
    const { dialled } = proxy;
    proxy.silence();
    await sayThrough(bo, "tea", "lost");
    await until("a frame to be lost", () => proxy.lost > 0);
    proxy.speak();
    expect(tab.texts).toEqual(["before"]);
    await sayThrough(bo, "tea", "after");
    await tab.shows("before", "lost", "after");
    await sayThrough(bo, "tea", "later");
    await tab.shows("before", "lost", "after", "later");
    expect([tab.entries, proxy.dialled]).toEqual([2, dialled]);
  });

  test("because a listener in the house broke is seen by newcomers at once, and by all with the next message", async () => {
    const { url, app, errors } = await house();
    const { listeners } = app.chat;
    const bo = await guest(url);
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const said: string[] = [];
    const say = async (text: string) => {
      said.push(text);
      await sayThrough(bo, "tea", text);
    };
    const tab = await new RoomTab(await guest(url), "tea").enter();
    expect(listeners.length).toBeGreaterThan(5);
    for (const [i, listener] of listeners.entries()) {
      await say(`${i}: told`);
      await tab.shows(...said);
      listeners[i] = () => {
        throw new Error(`${i} broke`);
      };
      await say(`${i}: not told`);
      listeners[i] = listener;
      const newcomer = await new RoomTab(await guest(url), "tea").enter();
      await newcomer.shows(...said);
      expect(newcomer.entries).toBe(1);
      await say(`${i}: told again`);
      for (const one of [tab, newcomer]) await one.shows(...said);
    }
    expect(errors.map((error) => (error as Error).message)).toEqual(listeners.map((_, i) => `${i} broke`));
    // Only without the hub has somebody who followed to enter again.
    expect(tab.entries).toBe(2);
  });
});

test("[W10] what is withheld, hidden, held or erased makes nobody enter again, also after a cut", async () => {
  const { house, proxy } = await houseBehindProxy();
  const { url, log } = house;
  const [ada, bo, cy, dee] = [await guest(url), await guest(proxy.url), await guest(proxy.url), await guest(url)];
  await makeHost(house, personOf(house, ada));
  const { room } = await ada.call.rooms.open.mutate({ name: "Confessions", oneWay: true, masks: true, held: true });
  const comeIn = async (program: typeof bo) => {
    await program.call.rooms.enter.mutate({ room }).catch(() => "knocked");
    const { knocking } = await ada.call.rooms.enter.mutate({ room });
    for (const whom of Object.keys(knocking))
      await ada.call.rooms.host.answerNewcomer.mutate({ room, whom, welcome: true });
  };
  for (const one of [bo, cy]) await comeIn(one);
  const tabs = await Promise.all([ada, bo, cy].map((one) => new RoomTab(one, room).enter()));
  const together = async () => {
    const head = log.versionOf(roomStream(room));
    for (const tab of tabs) await tab.isAt(head);
  };

  await comeIn(dee);
  const kept = await sayThrough(bo, room, "kept");
  const gone = await sayThrough(cy, room, "gone");
  await bo.call.messages.edit.mutate({ room, version: kept, text: "kept, better" });
  await cy.call.messages.erase.mutate({ room, version: gone });
  const { act } = await ada.call.moderation.hide.mutate({ room, version: kept, ground: "spam" });
  await together();
  proxy.block();
  await ada.call.moderation.undo.mutate({ act });
  await sayThrough(ada, room, "meanwhile");
  proxy.mend();
  await together();
  await sayThrough(bo, room, "afterwards");
  await together();
  expect(tabs.map(({ entries }) => entries)).toEqual([1, 1, 1]);
});

test("[W10] what only its author and moderators are told makes nobody enter again", async () => {
  const { url, log, ...rest } = await house();
  const [ada, bo, cy] = [await guest(url), await guest(url), await guest(url)];
  await makeHost({ url, log, ...rest }, personOf({ url, log, ...rest }, ada));
  for (const one of [ada, bo, cy]) await one.call.rooms.enter.mutate({ room: "tea" });
  const version = await sayThrough(bo, "tea", "rude");
  await ada.call.moderation.act.mutate({
    ...{ target: { room: "tea", version }, deed: "shadow-mute", ms: HOUR },
    ...{ network: false, purge: false, ground: "spam" },
  });
  const tabs = await Promise.all([ada, bo, cy].map((one) => new RoomTab(one, "tea").enter()));
  await sayThrough(bo, "tea", "unheard");
  await sayThrough(cy, "tea", "heard");
  for (const tab of tabs) await tab.isAt(log.versionOf("room:tea"));
  expect(tabs.map(({ texts }) => texts)).toEqual([
    ["rude", "unheard", "heard"],
    ["rude", "unheard", "heard"],
    ["rude", "heard"],
  ]);
  expect(tabs.map(({ entries }) => entries)).toEqual([1, 1, 1]);
});
