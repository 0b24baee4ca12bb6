// Somebody wants to be forgotten: their words, names and faces leave the screens and the files, others' words stay.
import { afterEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { personStream } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import { keepSnapshot, readSnapshot } from "../../server/heart/snapshots.ts";
import { openLog } from "../../server/log/files.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { twofoldLog } from "../../server/log/twofold.ts";
import { forget } from "../../server/people/decide.ts";
import { foldsOf, leavesNoTrace } from "../../server/wiring/folds.ts";
import { overHttp } from "../support/accounts.ts";
import { connect, newId, type Program, reasonOf } from "../support/client.ts";
import { filesWith } from "../support/filesWith.ts";
import { Follower } from "../support/follower.ts";
import { openHouse } from "../support/house.ts";
import { makeHost, personOf } from "../support/keepers.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

async function houseOn(data: string) {
  const disk = await openLog({ folder: join(data, "log"), onFailure: () => {} });
  const log = twofoldLog(disk, memoryLog(), leavesNoTrace);
  const house = await openHouse({ log });
  const close = async () => {
    await house.close();
    await log.close();
  };
  return { ...house, close };
}

function newFolder(): string {
  const data = mkdtempSync(join(tmpdir(), "hearsay-mine-"));
  cleanups.push(() => rmSync(data, { recursive: true, force: true }));
  return data;
}

async function guest(url: string, name?: string): Promise<Program> {
  const program = await connect(url);
  cleanups.push(() => program.close());
  if (name) await program.call.people.change.mutate({ name });
  return program;
}

const say = async ({ call }: Program, room: string, text: string, replyTo?: number): Promise<number> =>
  (await call.messages.post.mutate({ room, id: newId(), text, ...(replyTo && { replyTo }) })).version;

/** Ada, called Quokka, in a public room with Bo, in one that she left, and in one that is in memory. */
async function evening(url: string) {
  const [ada, bo] = [await guest(url, "Quokka"), await guest(url, "Bo")];
  for (const { call } of [ada, bo]) await call.rooms.enter.mutate({ room: "tea" });
  const first = await say(ada, "tea", "wombat first");
  await ada.call.messages.edit.mutate({ room: "tea", version: first, text: "wombat edited" });
  const answer = await say(bo, "tea", "an answer that stays", first);
  await ada.call.messages.react.mutate({ room: "tea", version: answer, emoji: "🦘", on: true });
  await bo.call.messages.react.mutate({ room: "tea", version: first, emoji: "👍", on: true });
  const { room: fleeting } = await ada.call.rooms.open.mutate({ name: "Whisper", keep: "memory" });
  await bo.call.rooms.enter.mutate({ room: fleeting });
  await say(ada, fleeting, "wombat whispered");
  await ada.call.rooms.enter.mutate({ room: "lobby" });
  await say(ada, "lobby", "wombat in passing");
  const report = { room: "tea", version: answer, ground: "other", line: "wombat reported" } as const;
  await ada.call.reports.make.mutate(report);
  await ada.call.rooms.leave.mutate({ room: "lobby" });
  await bo.call.rooms.enter.mutate({ room: "lobby" });
  return { ada, bo, first, answer, fleeting };
}

const forgetMe = (url: string, { session }: Program): Promise<Response> =>
  fetch(`${url}/trpc/mine.forget`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${session}` },
    body: JSON.stringify({ erase: "everything" }),
  });

test("their words and names are in no file and on no screen any more, and others' words are", async () => {
  const data = newFolder();
  const house = await houseOn(data);
  cleanups.push(house.close);
  const { ada, bo, first, answer, fleeting } = await evening(house.url);
  await keepSnapshot(house.app.chat, join(data, "views"));
  const hears = await new Follower(bo, "tea").enter();
  for (const word of ["wombat", "Quokka"]) expect(filesWith(data, word).length).toBeGreaterThan(0);

  expect((await forgetMe(house.url, ada)).status).toBe(200);
  await keepSnapshot(house.app.chat, join(data, "views"));
  for (const word of ["wombat", "Quokka"]) expect(filesWith(data, word)).toEqual([]);
  expect(filesWith(data, "an answer that stays")).toHaveLength(1);

  await until("Bo to hear of it", () => hears.events.some(({ type }) => type === "message-erased"));
  for (const room of ["tea", "lobby", fleeting]) {
    const seen = JSON.stringify(await bo.call.rooms.enter.mutate({ room }));
    expect([room, /wombat|Quokka|🦘/.test(seen)]).toEqual([room, false]);
  }
  const { messages } = await bo.call.messages.at.query({ room: "tea", versions: [first, answer] });
  expect(messages.map(({ text, erased = false, reactions }) => ({ text, erased, reactions }))).toEqual([
    { text: "", erased: true, reactions: [] },
    { text: "an answer that stays", erased: false, reactions: [] },
  ]);
  const again = await fetch(`${house.url}/trpc/people.change`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${ada.session}` },
    body: JSON.stringify({ hue: 7 }),
  });
  expect(again.status).toBe(401);
});

test("what they wrote in appeals is, too, decided or not, and what was done about them stays", async () => {
  const data = newFolder();
  const house = await houseOn(data);
  const { ada, bo } = await evening(house.url);
  await makeHost(house, personOf(house, bo));
  const version = await say(ada, "tea", "rude words");
  const ban = { target: { room: "tea", version }, deed: "ban", ms: null, network: false, purge: false } as const;
  const { act } = await bo.call.moderation.act.mutate({ ...ban, ground: "hate" });
  // A ban ends her socket.
  const { moderation } = overHttp(house.url, ada.session);
  await moderation.appeal.mutate({ text: "wombat pleads" });
  await bo.call.moderation.decideAppeal.mutate({ act, lifted: true });
  await bo.call.moderation.act.mutate({ ...ban, room: "tea", ground: "spam" });
  await moderation.appeal.mutate({ room: "tea", text: "wombat pleads again" });
  const appealed = async () => JSON.stringify(await bo.call.moderation.acts.query());
  expect(await appealed()).toContain("wombat pleads again");
  await keepSnapshot(house.app.chat, join(data, "views"));
  expect(filesWith(data, "wombat pleads").length).toBeGreaterThan(0);

  expect((await forgetMe(house.url, ada)).status).toBe(200);
  await keepSnapshot(house.app.chat, join(data, "views"));
  expect(filesWith(data, "wombat")).toEqual([]);
  expect(await appealed()).toContain('"ground":"spam"');
  expect(await appealed()).not.toContain("appeal");
  expect((await bo.call.moderation.record.query()).map(({ what }) => what)).toEqual([
    "done",
    "undone",
    "lifted",
    "done",
  ]);
  const live = await foldedIn(house);
  await house.close();
  const later = await houseOn(data);
  cleanups.push(later.close);
  expect(await foldedIn(later)).toEqual(live);
});

test("what is folded of a record without them is what was folded while they were forgotten", async () => {
  const data = newFolder();
  const house = await houseOn(data);
  const { ada } = await evening(house.url);
  await forgetMe(house.url, ada);
  const live = await foldedIn(house);
  await house.close();
  const later = await houseOn(data);
  cleanups.push(later.close);
  expect(await foldedIn(later)).toEqual(live);
});

test("a house that was killed in the middle goes on forgetting", async () => {
  const data = newFolder();
  const house = await houseOn(data);
  const { ada } = await evening(house.url);
  const { views, deciding } = foldsOf(new Masks(new Uint8Array(32)));
  const [person = ""] = house.app.chat.read(views.people).roomsOf.keys();
  ada.close();
  await house.app.chat.carryOut(personStream(person), deciding.people, (state) =>
    forget(state, { at: Date.now(), by: person }),
  );
  await house.close();
  expect(filesWith(data, "wombat").length).toBeGreaterThan(0);
  const later = await houseOn(data);
  cleanups.push(later.close);
  later.app.resume();
  await until("nothing is left", () => later.app.chat.read(views.people).forgetting.size === 0);
  for (const word of ["wombat", "Quokka"]) expect(filesWith(data, word)).toEqual([]);
});

test("whoever asks may read all that is kept about them, and nothing of others", async () => {
  const house = await houseOn(newFolder());
  cleanups.push(house.close);
  const { ada } = await evening(house.url);
  const mine = () => fetch(`${house.url}/mine.ndjson`, { headers: { authorization: `Bearer ${ada.session}` } });
  const text = await (await mine()).text();
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { what: string; room?: string; text?: string });
  expect(lines.find(({ what }) => what === "look-chosen")).toMatchObject({ name: "Quokka" });
  expect(lines.filter(({ text }) => text).map(({ room, text }) => `${room}: ${text}`)).toEqual([
    "Tea: wombat edited",
    "lobby: wombat in passing",
    "Whisper: wombat whispered",
  ]);
  expect(text).not.toContain("an answer that stays");
  expect(text).not.toContain("session");
  for (let asked = 1; asked < 5; asked += 1) expect((await mine()).status).toBe(200);
  const refused = await mine();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({
    error: { data: { reason: "too-fast", retryAfter: expect.any(Number) } },
  });
  expect((await fetch(`${house.url}/mine.ndjson`)).status).toBe(404);
});

test("a name that somebody signed up with is free again", async () => {
  const house = await houseOn(newFolder());
  cleanups.push(house.close);
  const ada = await guest(house.url);
  const call = (session: string, path: string, input: object) =>
    fetch(`${house.url}/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${session}` },
      body: JSON.stringify(input),
    });
  const account = { name: "Quokka", password: "a kettle of wombats" };
  const signedUp = (await (await call(ada.session, "accounts.signUp", account)).json()) as {
    result: { data: { session: string } };
  };
  const bo = await guest(house.url);
  const wear = () => bo.call.people.change.mutate({ name: "Quokka" }).then(() => "worn", reasonOf);
  expect(await wear()).toBe("name-claimed");
  expect((await call(signedUp.result.data.session, "mine.forget", { erase: "everything" })).status).toBe(200);
  expect(await wear()).toBe("worn");
});

test("a program that is forgotten is nobody to the house", async () => {
  const house = await houseOn(newFolder());
  cleanups.push(house.close);
  const ada = await guest(house.url, "Quokka");
  await forgetMe(house.url, ada);
  const back = await connect(house.url, ada.session);
  cleanups.push(() => back.close());
  expect(back.session).not.toBe(ada.session);
  expect(back.name).not.toBe("Quokka");
});

/** All that was folded, but for rooms in memory. */
async function foldedIn({ app }: { app: Awaited<ReturnType<typeof houseOn>>["app"] }): Promise<unknown> {
  let all: unknown;
  await app.chat.snapshot((folded) => {
    all = structuredClone(folded);
  });
  return all;
}

test("a forgotten person does not come back when the last snapshot is older", async () => {
  const data = newFolder();
  const views = join(data, "views");
  const house = await houseOn(data);
  const { ada } = await evening(house.url);
  await keepSnapshot(house.app.chat, views);
  expect((await forgetMe(house.url, ada)).status).toBe(200);
  await house.close();
  const log = await openLog({ folder: join(data, "log"), onFailure: () => {} });
  const { views: folds, slices } = foldsOf(new Masks(new Uint8Array(32)));
  const from = readSnapshot(
    views,
    [...slices.views, ...slices.deciding].map(({ name }) => name),
    log.epoch,
  );
  expect(from).toBeDefined();
  const next = await openHouse({ log, ...(from && { from }) });
  cleanups.push(next.close);
  const { looks, personOf: sessions, forgetting } = next.app.chat.read(folds.people);
  expect([...looks.values()].map(({ name }) => name)).not.toContain("Quokka");
  expect([sessions.size, looks.size, forgetting.size]).toEqual([1, 1, 0]);
});

test("forgetting a person who took back a reaction in a room in memory comes to an end", async () => {
  const house = await houseOn(newFolder());
  cleanups.push(house.close);
  const ada = await guest(house.url);
  const { room } = await ada.call.rooms.open.mutate({ name: "Whisper", keep: "memory" });
  const version = await say(ada, room, "wombat");
  for (const on of [true, false]) await ada.call.messages.react.mutate({ room, version, emoji: "🦘", on });
  expect((await forgetMe(house.url, ada)).status).toBe(200);
});
