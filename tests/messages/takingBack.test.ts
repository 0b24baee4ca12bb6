// What was taken back is in the record no more, whatever else was asked at the same moment.
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { connect, newId, type Program } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";

let house: House;
let bo: Program;
beforeAll(async () => {
  house = await openHouse();
  bo = await connect(house.url);
  await bo.call.rooms.enter.mutate({ room: "tea" });
});
afterAll(async () => {
  bo.close();
  await house.close();
});

const say = async (text: string) => (await bo.call.messages.post.mutate({ room: "tea", id: newId(), text })).version;
const edit = (version: number, text: string) => bo.call.messages.edit.mutate({ room: "tea", version, text });
const erase = (version: number) => bo.call.messages.erase.mutate({ room: "tea", version });
const react = (version: number) => bo.call.messages.react.mutate({ room: "tea", version, emoji: "👋", on: true });
const shown = async (version: number) =>
  (await bo.call.messages.at.query({ room: "tea", versions: [version] })).messages[0];
async function record(): Promise<string> {
  let all = "";
  for await (const events of house.log.replay()) all += JSON.stringify(events);
  return all;
}

describe("one's words", () => {
  test("are gone when they are edited, and those of the edit when it is deleted", async () => {
    const version = await say("first wording");
    await edit(version, "second wording");
    expect(await record()).not.toContain("first wording");
    await erase(version);
    expect(await record()).not.toContain("wording");
    expect(await shown(version)).toMatchObject({ erased: true, text: "" });
  });
  test("are gone also when they are edited in the moment of being deleted", async () => {
    const version = await say("once said");
    await Promise.allSettled([edit(version, "edited in vain"), erase(version)]);
    expect(await shown(version)).toMatchObject({ erased: true, text: "" });
    const other = await say("once said");
    await Promise.allSettled([erase(other), edit(other, "edited in vain")]);
    expect(await shown(other)).toMatchObject({ erased: true, text: "" });
    expect(await record()).not.toMatch(/once said|in vain/);
  });
  test("are there once when they are edited twice in one moment", async () => {
    const version = await say("wording zero");
    await Promise.all([edit(version, "wording one"), edit(version, "wording two")]);
    expect((await record()).match(/wording \w+/g)).toEqual(["wording two"]);
    expect(await shown(version)).toMatchObject({ text: "wording two" });
  });
  test("get no reaction after they were deleted", async () => {
    const version = await say("wave at me");
    await Promise.allSettled([erase(version), react(version)]);
    expect(await shown(version)).toMatchObject({ erased: true, reactions: [] });
  });
});

test("of many different reactions in one moment, twenty are kept", async () => {
  const version = await say("react!");
  const people = await Promise.all([connect(house.url), connect(house.url)]);
  for (const { call } of people) await call.rooms.enter.mutate({ room: "tea" });
  const emoji = [..."😀😃😄😁😆😅🤣😂🙂🙃😉😊😇🥰😍🤩😘😗😚😙🥲😋😛😜🤪🤨"];
  const wishes = emoji.map((one, i) =>
    people[i % 2]?.call.messages.react.mutate({ room: "tea", version, emoji: one, on: true }),
  );
  const answers = await Promise.allSettled(wishes);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  expect((await shown(version))?.reactions).toHaveLength(20);
  for (const person of people) person.close();
});
