// Acts in a real house: what they stop, hide and show, on open sockets, over restarts, and undone.
import { describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "../../server/app.ts";
import { openLog } from "../../server/log/files.ts";
import type { Log } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { overHttp } from "../support/accounts.ts";
import { HOUR, NOON } from "../support/cast.ts";
import { newId, type Program, reasonOf } from "../support/client.ts";
import { wallClock } from "../support/clock.ts";
import { Follower } from "../support/follower.ts";
import type { House } from "../support/house.ts";
import { makeHost, makeModerator, personOf } from "../support/keepers.ts";
import { tripOf } from "../support/trip.ts";
import { until } from "../support/until.ts";
import { makeWires } from "../support/wires.ts";

const { house: openHouse, guest, later } = makeWires();

/** Ada moderates, Bo and Cy are in tea. */
async function teaWithAda(given: Parameters<typeof openHouse>[0] = {}) {
  const house = await openHouse(given);
  const [ada, bo, cy] = [await arrive(house), await arrive(house), await arrive(house)];
  await makeHost(house, "p_somebody-else");
  await makeModerator(house, "p_somebody-else", personOf(house, ada));
  for (const one of [ada, bo, cy]) await one.call.rooms.enter.mutate({ room: "tea" });
  return { house, ada, bo, cy };
}

const arrive = ({ url }: House): Promise<Program> => guest(url);

const say = async ({ call }: Program, text: string) =>
  (await call.messages.post.mutate({ room: "tea", id: newId(), text })).version;
const shown = async ({ call }: Program) =>
  (await call.rooms.enter.mutate({ room: "tea" })).messages.map(({ text, hidden }) => (hidden ? `[${text}]` : text));
const byVersion = (version: number) => ({ room: "tea", version });
const about = (version: number, more: object = {}) => ({
  target: byVersion(version),
  deed: "ban" as const,
  ms: HOUR,
  network: false,
  purge: false,
  ground: "harassment" as const,
  ...more,
});
const bearer = ({ session }: Program) => ({ authorization: `Bearer ${session}` });
const outcome = (call: Promise<unknown>) => call.then(() => "yes", reasonOf);

describe("hiding a message", () => {
  test("hides it from everybody but moderators, and undoing shows it again", async () => {
    const { ada, bo, cy } = await teaWithAda();
    const version = await say(bo, "rude words");
    const { act } = await ada.call.moderation.hide.mutate({ ...byVersion(version), ground: "harassment" });
    expect(await shown(cy)).toEqual(["[]"]);
    expect(await shown(bo)).toEqual(["[]"]);
    expect(await shown(ada)).toEqual(["[rude words]"]);
    expect((await cy.call.rooms.search.query({ room: "tea", words: "rude" })).hits).toEqual([]);
    await ada.call.moderation.undo.mutate({ act });
    expect(await shown(cy)).toEqual(["rude words"]);
    expect(await outcome(ada.call.moderation.undo.mutate({ act }))).toBe("no-such-act");
  });

  test("is heard at once, and whoever comes back after a cut is not told the words", async () => {
    const { ada, bo, cy } = await teaWithAda();
    const hears = await new Follower(cy, "tea").enter();
    const cursor = hears.cursor;
    const version = await say(bo, "rude words");
    await hears.hears("rude words");
    await ada.call.moderation.hide.mutate({ ...byVersion(version), ground: "hate" });
    await until("the news of it", () => hears.events.some(({ type }) => type === "messages-hidden"));
    const returning = await new Follower(cy, "tea").follow(cursor);
    await until("what was missed", () => returning.events.some(({ type }) => type === "messages-hidden"));
    expect(JSON.stringify(returning.events)).not.toContain("rude words");
  });

  test("leaves erased what its author erases meanwhile", async () => {
    const { ada, bo, cy } = await teaWithAda();
    const version = await say(bo, "rude words");
    const { act } = await ada.call.moderation.hide.mutate({ ...byVersion(version), ground: "hate" });
    await bo.call.messages.erase.mutate({ room: "tea", version });
    await ada.call.moderation.undo.mutate({ act });
    const [message] = (await cy.call.rooms.enter.mutate({ room: "tea" })).messages;
    expect(message).toMatchObject({ erased: true, text: "" });
    expect(message?.hidden).toBeUndefined();
  });

  test("is not for others", async () => {
    const { bo, cy } = await teaWithAda();
    const version = await say(bo, "rude words");
    expect(await outcome(cy.call.moderation.hide.mutate({ ...byVersion(version), ground: "hate" }))).toBe(
      "not-a-moderator",
    );
  });
});

describe("a ban from the house", () => {
  test("is enforced on open sockets within a second, says why, and ends when it is undone", async () => {
    const { ada, bo } = await teaWithAda();
    const version = await say(bo, "rude words");
    const closed = Promise.withResolvers<number>();
    bo.socket.connection?.ws?.addEventListener("close", () => closed.resolve(performance.now()), { once: true });
    const trip = await tripOf(() => ada.call.moderation.acts.query());
    const began = performance.now();
    const { act } = await ada.call.moderation.act.mutate(about(version, { note: "three warnings" }));
    expect((await closed.promise) - began).toBeLessThan(1_000 + 20 * trip);
    const refusal = await bo.call.rooms.discover.query().catch((error) => error.data);
    expect(refusal).toMatchObject({ reason: "banned", ground: "harassment", note: "three warnings" });
    expect(refusal.retryAfter).toBeGreaterThan(HOUR - 60_000);
    await ada.call.moderation.undo.mutate({ act });
    await until("Bo is in again", async () => (await outcome(bo.call.rooms.discover.query())) === "yes");
  });

  test("with the network holds for whoever else comes from there, but not for who looks after the house", async () => {
    const { house, ada, bo, cy } = await teaWithAda();
    const version = await say(bo, "rude words");
    const wish = about(version, { network: true, purge: true });
    expect(await ada.call.moderation.preview.query(wish)).toMatchObject({
      messages: 1,
      rooms: 1,
      here: 1,
      hereOfNetwork: 1,
    });
    await ada.call.moderation.act.mutate(wish);
    await until("Cy is out", async () => (await outcome(cy.call.rooms.discover.query())) === "banned");
    expect(await outcome(ada.call.rooms.discover.query())).toBe("yes");
    const dee = await arrive(house);
    expect(await outcome(dee.call.rooms.discover.query())).toBe("banned");
    expect(JSON.stringify(await ada.call.moderation.acts.query())).not.toContain("127.0.0.1");
  });

  test("survives a restart and ends by itself", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hearsay-bans-"));
    later({ close: () => rmSync(folder, { recursive: true, force: true }) });
    const { now, pass } = wallClock(NOON);
    const log = await openLog({ folder, clock: now, onFailure: () => {} });
    const { house, ada, bo } = await teaWithAda({ log, now });
    await ada.call.moderation.act.mutate(about(await say(bo, "rude words")));
    await house.close();
    await log.close();

    const again = later(await openLog({ folder, clock: now, onFailure: () => {} }));
    const next = await openHouse({ log: again, now });
    const back = await guest(next.url, bo.session);
    expect(await outcome(back.call.rooms.discover.query())).toBe("banned");
    pass(HOUR);
    expect(await outcome(back.call.rooms.discover.query())).toBe("yes");
  });

  test("can be appealed once, and granting it lifts the ban", async () => {
    const { ada, bo } = await teaWithAda();
    const version = await say(bo, "rude words");
    await ada.call.moderation.act.mutate(about(version));
    await until("Bo is out", async () => (await outcome(bo.call.rooms.discover.query())) === "banned");
    await bo.call.moderation.appeal.mutate({ text: "it was the train" });
    expect(await outcome(bo.call.moderation.appeal.mutate({ text: "really" }))).toBe("appealed-already");
    const [act] = await ada.call.moderation.acts.query();
    expect(act).toMatchObject({ appeal: { text: "it was the train" }, from: version });
    expect(await ada.call.reports.around.query({ act: act?.act ?? "" })).toMatchObject([{ text: "rude words" }]);
    await ada.call.moderation.decideAppeal.mutate({ act: act?.act ?? "", lifted: true });
    await until("Bo is in again", async () => (await outcome(bo.call.rooms.discover.query())) === "yes");
  });
});

describe("in a room alone", () => {
  test("a ban keeps somebody out of it and leaves them their seat for later", async () => {
    const { ada, bo } = await teaWithAda();
    const version = await say(bo, "rude words");
    const { act } = await ada.call.moderation.act.mutate(about(version, { room: "tea" }));
    for (const call of [
      () => bo.call.rooms.enter.mutate({ room: "tea" }),
      () => say(bo, "more"),
      () => bo.call.messages.before.query({ room: "tea", version: 9 }),
      () => bo.call.rooms.search.query({ room: "tea", words: "rude" }),
    ])
      expect(await outcome(call())).toBe("banned-here");
    expect(await outcome(bo.call.rooms.enter.mutate({ room: "lobby" }))).toBe("yes");
    await ada.call.moderation.undo.mutate({ act });
    expect(await outcome(say(bo, "more"))).toBe("yes");
  });

  test("moderators who are not in a private one are told neither its name nor where it is", async () => {
    const { ada, bo, cy } = await teaWithAda();
    const { room } = await bo.call.rooms.open.mutate({ name: "Hidden attic", found: "link" });
    const { token: invite } = await bo.call.invites.make.mutate({ room });
    await cy.call.rooms.enter.mutate({ room, invite });
    const { version } = await cy.call.messages.post.mutate({ room, id: newId(), text: "rude words" });
    await bo.call.moderation.act.mutate({ ...about(version), target: { room, version }, room });
    const told = JSON.stringify([await ada.call.moderation.acts.query(), await ada.call.moderation.record.query()]);
    expect(told).toContain('"ban"');
    expect(told).not.toContain("Hidden attic");
    expect(told).not.toContain(room);
    const [act] = await ada.call.moderation.acts.query();
    expect(act?.where).toBe("");
  });

  test("its host acts, and cannot act in the whole house", async () => {
    const { house, bo, cy } = await teaWithAda();
    const { room } = await bo.call.rooms.open.mutate({ name: "Bo's" });
    await cy.call.rooms.enter.mutate({ room });
    const { version } = await cy.call.messages.post.mutate({ room, id: newId(), text: "rude words" });
    const wish = { ...about(version), target: { room, version } };
    expect(await outcome(bo.call.moderation.act.mutate(wish))).toBe("not-a-moderator");
    expect(await outcome(bo.call.moderation.act.mutate({ ...wish, room }))).toBe("yes");
    expect(await outcome(cy.call.rooms.enter.mutate({ room }))).toBe("banned-here");
    const { version: own } = await bo.call.messages.post.mutate({ room, id: newId(), text: "mine" });
    expect(await outcome(bo.call.moderation.act.mutate({ ...wish, target: { room, version: own }, room }))).toBe(
      "not-oneself",
    );
    expect(house.errors).toEqual([]);
  });

  test("its host undoes what they did themselves, but nothing that a moderator did", async () => {
    const { ada, bo, cy } = await teaWithAda();
    const { room } = await bo.call.rooms.open.mutate({ name: "Bo's", found: "everybody" });
    await cy.call.rooms.enter.mutate({ room });
    const { version } = await cy.call.messages.post.mutate({ room, id: newId(), text: "rude words" });
    const hide = ({ call }: Program) => call.moderation.hide.mutate({ room, version, ground: "hate" });
    const { act: byModerator } = await hide(ada);
    expect(await outcome(bo.call.moderation.undo.mutate({ act: byModerator }))).toBe("done-by-above");
    await ada.call.moderation.undo.mutate({ act: byModerator });
    const { act: byHost } = await hide(bo);
    expect(await outcome(ada.call.moderation.undo.mutate({ act: byHost }))).toBe("yes");
    const { act: again } = await hide(bo);
    expect(await outcome(bo.call.moderation.undo.mutate({ act: again }))).toBe("yes");
  });

  test("its host learns nothing of a mask of another room", async () => {
    const { bo, cy } = await teaWithAda();
    const { room } = await bo.call.rooms.open.mutate({ name: "Bo's" });
    const version = await say(cy, "in tea");
    const { you } = await cy.call.rooms.enter.mutate({ room: "tea" });
    for (const target of [byVersion(version), { room: "tea", whom: you.mask }]) {
      const wish = { ...about(version), room, target };
      expect(await outcome(bo.call.moderation.preview.query(wish))).toBe("not-a-moderator");
      expect(await outcome(bo.call.moderation.act.mutate(wish))).toBe("not-a-moderator");
    }
  });

  test("a host who is banned there hosts no longer", async () => {
    const { house, ada, bo, cy } = await teaWithAda();
    const { room } = await bo.call.rooms.open.mutate({ name: "Bo's", found: "everybody" });
    await cy.call.rooms.enter.mutate({ room });
    const { version } = await bo.call.messages.post.mutate({ room, id: newId(), text: "rude words" });
    const { version: theirs } = await cy.call.messages.post.mutate({ room, id: newId(), text: "mine" });
    const exported = async () =>
      (await fetch(`${house.url}/export/${encodeURIComponent(room)}.ndjson`, { headers: bearer(bo) })).status;
    expect(await exported()).toBe(200);
    await ada.call.moderation.act.mutate({ ...about(version), target: { room, version }, room });
    expect(await exported()).toBe(404);
    expect(await outcome(bo.call.rooms.host.close.mutate({ room }))).toBe("banned-here");
    expect(await outcome(bo.call.moderation.hide.mutate({ room, version: theirs, ground: "spam" }))).toBe(
      "not-a-moderator",
    );
  });
});

test("a host of the house restrains a moderator, who cannot undo it", async () => {
  const { house, ada, bo, cy } = await teaWithAda();
  await makeHost(house, personOf(house, cy));
  const version = await say(ada, "rude words");
  const { act } = await cy.call.moderation.act.mutate(about(version, { deed: "mute" }));
  expect(await outcome(say(ada, "again"))).toBe("muted");
  expect(await outcome(ada.call.moderation.undo.mutate({ act }))).toBe("not-oneself");
  await cy.call.moderation.undo.mutate({ act });
  expect(await outcome(say(ada, "again"))).toBe("yes");
  expect(await outcome(bo.call.moderation.undo.mutate({ act }))).toBe("no-such-act");
});

describe("a mute", () => {
  test("of a network holds on the tab that comes from it, also once its person was seen elsewhere", async () => {
    const { house, ada, bo, cy } = await teaWithAda({ settings: { TRUSTED_PROXIES: "127.0.0.1" } });
    const version = await say(cy, "rude words");
    await ada.call.moderation.act.mutate(about(version, { deed: "mute", network: true }));
    const headers = { ...bearer(bo), "x-forwarded-for": "203.0.113.7" };
    const elsewhere = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${house.url}/trpc`, headers })] });
    const hello = () => ({ room: "tea", id: newId(), text: "hello" });
    expect(await outcome(elsewhere.messages.post.mutate(hello()))).toBe("yes");
    expect(await outcome(bo.call.messages.post.mutate(hello()))).toBe("muted");
    expect(await outcome(elsewhere.messages.post.mutate(hello()))).toBe("yes");
  });

  test("does not deny what was said before it, when that is sent again", async () => {
    const { ada, bo } = await teaWithAda();
    const message = { room: "tea", id: newId(), text: "rude words" };
    const { version } = await bo.call.messages.post.mutate(message);
    await ada.call.moderation.act.mutate(about(version, { deed: "mute" }));
    expect(await bo.call.messages.post.mutate(message)).toMatchObject({ version });
    expect(await outcome(say(bo, "more"))).toBe("muted");
  });

  test("lets somebody read and not speak, and says why", async () => {
    const { ada, bo } = await teaWithAda();
    await ada.call.moderation.act.mutate(about(await say(bo, "rude words"), { deed: "mute" }));
    const refusal = await say(bo, "more").catch((error) => error.data);
    expect(refusal).toMatchObject({ reason: "muted", ground: "harassment" });
    expect(await shown(bo)).toEqual(["rude words"]);
  });

  test("in the shadow is noticed by nobody: its author sees their words on every tab, others see none", async () => {
    const { ada, bo, cy } = await teaWithAda();
    const before = await say(bo, "rude words");
    const cyHears = await new Follower(cy, "tea").enter();
    const adaHears = await new Follower(ada, "tea").enter();
    await ada.call.moderation.act.mutate(about(before, { deed: "shadow-mute", ms: null }));
    const boHears = await new Follower(bo, "tea").enter();
    const version = await say(bo, "nobody hears this");
    await say(cy, "and on");
    await cyHears.hears("and on");
    await boHears.hears("nobody hears this");
    await adaHears.hears("nobody hears this");
    expect(JSON.stringify(cyHears.events)).not.toContain("nobody hears this");
    expect(JSON.stringify(boHears.events)).not.toContain("shadow");
    expect(await shown(bo)).toEqual(["rude words", "nobody hears this", "and on"]);
    expect(JSON.stringify(await bo.call.rooms.enter.mutate({ room: "tea" }))).not.toContain("shadow");
    expect(await shown(cy)).toEqual(["rude words", "and on"]);
    const seen = await cy.call.messages.at.query({ room: "tea", versions: [version] });
    expect(seen.messages).toEqual([]);
  });
});

/** Rows as they are read from the disk, as whoever scrolls up reads them. */
const older = async ({ call }: Program) => {
  const { messages } = await call.messages.before.query({ room: "tea", version: 1_000 });
  return messages.map(({ text, hidden, erased }) => (erased ? "deleted" : hidden ? `[${text}]` : text));
};

describe("older pages", () => {
  test("do not show what a shadow-muted person edited, nor where they deleted something", async () => {
    const { ada, bo, cy } = await teaWithAda();
    const before = await say(bo, "rude words");
    await ada.call.moderation.act.mutate(about(before, { deed: "shadow-mute", ms: null }));
    const edited = await say(bo, "nobody hears this");
    await bo.call.messages.edit.mutate({ room: "tea", version: edited, text: "nor this" });
    const deleted = await say(bo, "nor that");
    await bo.call.messages.erase.mutate({ room: "tea", version: deleted });
    expect(await older(bo)).toEqual(["rude words", "nor this", "deleted"]);
    expect(await older(ada)).toEqual(["rude words", "nor this", "deleted"]);
    expect(await older(cy)).toEqual(["rude words"]);
  });

  test("show again what was hidden once, and hide what is hidden now", async () => {
    const { ada, bo, cy } = await teaWithAda();
    const version = await say(bo, "one");
    await say(bo, "two");
    const { act } = await ada.call.moderation.hide.mutate({ ...byVersion(version), ground: "spam" });
    expect(await older(cy)).toEqual(["[]", "two"]);
    await ada.call.moderation.undo.mutate({ act });
    // The page ends before it was shown again.
    const { messages } = await cy.call.messages.before.query({ room: "tea", version: version + 3 });
    expect(messages.map(({ text, hidden }) => [text, hidden])).toEqual([
      ["one", undefined],
      ["two", undefined],
    ]);
  });
});

test("a house starts again whose message was hidden before its room was closed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-acts-"));
  later({ close: () => rmSync(folder, { recursive: true, force: true }) });
  const log = await openLog({ folder, onFailure: () => {} });
  const { house, ada, bo } = await teaWithAda({ log });
  const { room } = await bo.call.rooms.open.mutate({ name: "Bo's" });
  const { version } = await bo.call.messages.post.mutate({ room, id: newId(), text: "rude words" });
  await ada.call.rooms.enter.mutate({ room });
  const { act } = await ada.call.moderation.hide.mutate({ room, version, ground: "spam" });
  await bo.call.rooms.host.close.mutate({ room });
  await house.close();
  await log.close();
  const again = later(await openLog({ folder, onFailure: () => {} }));
  const next = await openHouse({ log: again });
  const call = overHttp(next.url, ada.session);
  expect((await call.rooms.discover.query()).map(({ id }) => id)).not.toContain(room);
  expect(await outcome(call.moderation.undo.mutate({ act }))).toBe("yes");
  expect(next.errors).toEqual([]);
});

test("a purge hides all that somebody said, and its undo shows exactly that", async () => {
  const { ada, bo, cy } = await teaWithAda();
  const first = await say(bo, "one");
  await say(cy, "between");
  await say(bo, "two");
  const hide = await ada.call.moderation.hide.mutate({ ...byVersion(first), ground: "spam" });
  const before = await shown(cy);
  const wish = about(first, { deed: "purge", ms: null });
  expect(await ada.call.moderation.preview.query(wish)).toMatchObject({ messages: 2, rooms: 1 });
  const purge = await ada.call.moderation.act.mutate(wish);
  expect(await shown(cy)).toEqual(["[]", "between", "[]"]);
  await ada.call.moderation.undo.mutate({ act: purge.act });
  expect(await shown(cy)).toEqual(before);
  await ada.call.moderation.undo.mutate({ act: hide.act });
  expect(await shown(cy)).toEqual(["one", "between", "two"]);
});

/** What is recorded from now on is folded by the next start alone. */
const unheard = ({ log }: House): void =>
  log.follow(
    () => {},
    () => undefined,
  );

test("what an undone act still hides, because an older server was killed, is shown by the next start", async () => {
  const { house, bo, cy } = await teaWithAda();
  const versions = [await say(bo, "one"), await say(bo, "two")];
  const acted = { act: "old", deed: "purge", whom: "p_bo", name: "Bo", purges: true, ground: "spam" } as const;
  const { chat } = house.app;
  const append = (stream: string, event: object) =>
    chat.carryOut(stream, house.app.rooms.deciding, () => [{ at: NOON, ...event } as never]);
  await append("acts", { type: "act-done", ...acted });
  await append("room:tea", { type: "messages-hidden", act: "old", versions });
  // An older server recorded this, and was killed.
  unheard(house);
  await house.log.append("acts", house.log.versionOf("acts"), [{ type: "act-undone", at: NOON, act: "old" } as never]);
  expect(await shown(cy)).toEqual(["[]", "[]"]);
  const next = await openHouse({ log: house.log });
  next.app.resume();
  const back = await guest(next.url, cy.session);
  await until("both are shown", async () => (await shown(back)).join() === "one,two");
});

test("an undo that met a full disk is finished by undoing again", async () => {
  const log = memoryLog();
  let full = false;
  const filling = new Proxy(log, {
    get(target, key: keyof Log) {
      if (key === "append" && full) return () => Promise.resolve({ outcome: "full" });
      return target[key];
    },
  });
  const { house, ada, bo, cy } = await teaWithAda({ log: filling });
  const { act } = await ada.call.moderation.act.mutate(about(await say(bo, "one"), { deed: "purge", ms: null }));
  house.app.chat.listeners.push((_stream, events) => {
    if (events.some(({ type }) => type === "act-undone")) full = true;
  });
  expect(await outcome(ada.call.moderation.undo.mutate({ act }))).toBe("disk-full");
  expect(await shown(cy)).toEqual(["[]"]);
  full = false;
  expect(await outcome(cy.call.moderation.undo.mutate({ act }))).toBe("not-a-moderator");
  expect(await outcome(ada.call.moderation.undo.mutate({ act }))).toBe("yes");
  expect(await shown(cy)).toEqual(["one"]);
});

test("a purge that the next start finishes hides nothing that was said after it", async () => {
  const { house, ada, bo, cy } = await teaWithAda();
  await say(bo, "before");
  const [by, whom] = [personOf(house, ada), personOf(house, bo)];
  unheard(house);
  const act = { act: "cut", deed: "purge", whom, name: "Bo", purges: true, ground: "spam", pending: true };
  const append = (stream: string, event: object) =>
    house.log.append(stream, house.log.versionOf(stream), [{ at: Date.now(), ...event } as never]);
  await append("acts", { type: "act-done", by, ...act });
  await append("room:tea", { type: "message-posted", by: whom, id: newId(), text: "after" });
  const next = await openHouse({ log: house.log });
  next.app.resume();
  const back = await guest(next.url, cy.session);
  await until("it is finished", () => house.log.versionOf("acts") === 2);
  expect(await shown(back)).toEqual(["[]", "after"]);
});
