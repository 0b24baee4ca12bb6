// In a one-way room nobody ever sees their own words again: every frame and every answer is read.
import { afterEach, expect, test } from "bun:test";
import { connect, newId, type Program } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { askForEverything, listeningSocket } from "../support/frames.ts";
import { type House, openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

/** Somebody with a name, and all that their sockets hear. */
async function comes(house: House, session?: string) {
  const { heard, WebSocket } = listeningSocket();
  const program = await connect(house.url, session, { WebSocket });
  cleanups.push(() => program.close());
  return { ...program, heard };
}

const say = ({ call }: Program, text: string, room: string, replyTo?: number) =>
  call.messages.post.mutate({ room, id: newId(), text, replyTo });

async function confessional() {
  const house = await openHouse();
  cleanups.push(() => house.close());
  const [ada, bo] = [await comes(house), await comes(house)];
  const { room } = await ada.call.rooms.open.mutate({ name: "Confessions", oneWay: true });
  const boSecondTab = await comes(house, bo.session);
  const follow = async (program: Program) => {
    const reader = await new Follower(program, room).enter();
    program.call.live.calls.subscribe({ everything: [room] }, {});
    return reader;
  };
  const adaHears = await follow(ada);
  const boHears = await follow(bo);
  await follow(boSecondTab);
  return { house, room, ada, bo, boSecondTab, adaHears, boHears };
}

test("one's own words reach no screen of one's own, and everybody else's", async () => {
  const { house, room, ada, bo, boSecondTab, adaHears, boHears } = await confessional();
  const { version, heardBy, posted } = await say(bo, "zanzibar said once", room);
  expect({ heardBy, posted }).toEqual({ heardBy: 1, posted: 1 });
  await adaHears.hears("zanzibar said once");
  await bo.call.messages.edit.mutate({ room, version, text: "zanzibar said better" });
  await ada.call.messages.react.mutate({ room, version, emoji: "👋", on: true });
  await say(ada, "an answer @zanzibar", room, version);
  await boHears.hears("an answer @zanzibar");
  const answer = boHears.events.find((event) => event.type === "message-posted");
  const { you } = await bo.call.rooms.enter.mutate({ room });
  expect(answer).toMatchObject({ replyTo: version, replyToBy: you.mask });

  const back = await comes(house, bo.session);
  const fromTheBeginning = new Follower(back, room);
  await fromTheBeginning.follow(`${boHears.cursor.split(".")[0]}.1`);
  await fromTheBeginning.hears("an answer @zanzibar");
  await say(ada, "the last word", room);
  for (const one of [boHears, fromTheBeginning]) await one.hears("the last word");

  const asked = await askForEverything(back, room, 20);
  const searched = await bo.call.rooms.search.query({ room, words: "said" });
  const told = [bo.heard, boSecondTab.heard, back.heard, asked, JSON.stringify(searched)].flat().join("\n");
  expect(told).toContain("an answer");
  expect(told).not.toContain("zanzibar said");
  expect(searched.hits).toEqual([]);
  expect((await askForEverything(ada, room, 20)).match(/zanzibar said better/g)?.length).toBeGreaterThan(0);
});

test("who said something can take it back by its number, and hears nothing of that either", async () => {
  const { room, ada, bo, adaHears, boHears } = await confessional();
  const { version } = await say(bo, "regretted", room);
  await adaHears.hears("regretted");
  await bo.call.messages.erase.mutate({ room, version });
  await until("Ada to see it go", () => adaHears.events.some(({ type }) => type === "message-erased"));
  await say(ada, "gone", room);
  await boHears.hears("gone");
  expect(boHears.events.map(({ type }) => type)).toEqual(["message-posted"]);
  expect(boHears.cursor).toBe(adaHears.cursor);
  expect(bo.heard.join()).not.toContain("message-erased");
});

test("the host is withheld their own words in the file that they keep of the room, too", async () => {
  const { house, room, ada, bo } = await confessional();
  await say(ada, "my own words", room);
  await say(bo, "Bo's words", room);
  for (const format of ["ndjson", "html"]) {
    const file = await fetch(`${house.url}/export/${room}.${format}`, {
      headers: { authorization: `Bearer ${ada.session}` },
    });
    const text = await file.text();
    expect(text).toContain(format === "html" ? "Bo&#x27;s words" : "Bo's words");
    expect(text).not.toContain("my own words");
  }
});
