// Rules in a real house: set by its host, felt at once, gone back by themselves.
import { describe, expect, test } from "bun:test";
import { HOUR, MINUTE, NOON } from "../support/cast.ts";
import { newId, type Program, reasonOf } from "../support/client.ts";
import { wallClock } from "../support/clock.ts";
import { makeHost, makeModerator, personOf } from "../support/keepers.ts";
import { until } from "../support/until.ts";
import { makeWires } from "../support/wires.ts";

const MAIL = "write to ada@example.org today";
const LINK = "see https://example.org/x";

const { house, guest, inTea } = makeWires();
const refused = (wish: Promise<unknown>) => wish.then(() => undefined, reasonOf);
const say = ({ call }: Program, text: string, more: object = {}) =>
  call.messages.post.mutate({ room: "tea", id: newId(), text, ...more });
const shown = async ({ call }: Program) =>
  (await call.rooms.enter.mutate({ room: "tea" })).messages.map(({ text }) => text);

async function hosted(given: Parameters<typeof house>[0] = {}) {
  const open = await house(given);
  const [ada, bo, cy] = [await guest(open.url), await guest(open.url), await guest(open.url)];
  await makeHost(open, personOf(open, ada));
  const heard = [await inTea(ada), await inTea(bo), await inTea(cy)] as const;
  return { open, ada, bo, cy, heard };
}

describe("the filter's policy", () => {
  test("is set by a host of the house alone, holds at once, and what it does not name stays", async () => {
    const { open, ada, bo } = await hosted();
    expect(await refused(bo.call.rules.change.mutate({ filter: { email: "refuse" } }))).toBe("not-a-house-host");
    await makeModerator(open, personOf(open, ada), personOf(open, bo));
    expect(await refused(bo.call.rules.change.mutate({ filter: { email: "refuse" } }))).toBe("not-a-house-host");
    await say(bo, MAIL);
    await ada.call.rules.change.mutate({ filter: { email: "refuse" } });
    await ada.call.rules.change.mutate({ groupSize: 3 });
    expect(await refused(say(bo, MAIL))).toBe("holds-email");
    expect((await bo.call.rules.read.query()).rules).toMatchObject({ filter: { email: "refuse" }, groupSize: 3 });
  });

  test("is not overwritten by whoever read an older one", async () => {
    const { ada } = await hosted();
    const { version } = await ada.call.rules.read.query();
    const changed = await ada.call.rules.change.mutate({ filter: { email: "refuse" }, after: version });
    expect(changed.rules.filter).toEqual({ email: "refuse" });
    expect(await refused(ada.call.rules.change.mutate({ filter: {}, after: version }))).toBe("changed-meanwhile");
    await ada.call.rules.change.mutate({ filter: {}, after: changed.version });
  });

  test("is stricter in a room whose host says so, and never milder", async () => {
    const { ada, bo } = await hosted();
    const { room } = await bo.call.rooms.open.mutate({ name: "Quiet" });
    const post = (text: string) => bo.call.messages.post.mutate({ room, id: newId(), text });
    await bo.call.rooms.host.filter.mutate({ room, filter: { link: "refuse", email: "allow" } });
    expect(await refused(post(LINK))).toBe("holds-link");
    expect(await refused(say(bo, LINK))).toBeUndefined();
    await ada.call.rules.change.mutate({ filter: { email: "mask" } });
    await post(MAIL);
    const { messages, filter } = await bo.call.rooms.enter.mutate({ room });
    expect(messages.at(-1)?.text).toBe("write to ••••••••••••••• today");
    expect(filter).toEqual({ link: "refuse", email: "allow" });
    await ada.call.rooms.enter.mutate({ room });
    expect(await refused(ada.call.rooms.host.filter.mutate({ room, filter: {} }))).toBe("not-a-host");
  });

  test("refuses a pattern that cannot be read, and keeps what held before", async () => {
    const { ada, bo } = await hosted();
    await ada.call.rules.change.mutate({ own: [{ words: "tulip", as: "words", treatment: "refuse" }] });
    const wish = { own: [{ words: "a(b", as: "pattern" as const, treatment: "refuse" as const }] };
    expect(await refused(ada.call.rules.change.mutate(wish))).toBe("bad-pattern");
    expect(await refused(say(bo, "my tulip"))).toBe("holds-own");
  });
});

describe("what is held", () => {
  test("is seen by its author and moderators until one lets it through", async () => {
    const { ada, bo, cy, heard } = await hosted();
    await ada.call.rules.change.mutate({ filter: { email: "hold" } });
    const { version, held } = (await say(bo, MAIL)) as { version: number; held?: boolean };
    expect(held).toBe(true);
    expect([await shown(bo), await shown(ada), await shown(cy)]).toEqual([[MAIL], [MAIL], []]);
    const [waiting] = await ada.call.reports.held.query();
    expect(waiting).toMatchObject({ room: "tea", version, flags: ["email"] });
    expect(await refused(cy.call.reports.held.query())).toBe("not-a-moderator");
    await ada.call.messages.letThrough.mutate({ room: "tea", version });
    expect(await shown(cy)).toEqual([MAIL]);
    expect(await ada.call.reports.held.query()).toEqual([]);
    expect(JSON.stringify(heard[2].events)).not.toContain('"flags"');
  });

  test("is gone from the queue once it is hidden", async () => {
    const { ada, bo } = await hosted();
    await ada.call.rules.change.mutate({ filter: { email: "hold" } });
    const { version } = await say(bo, MAIL);
    await ada.call.moderation.hide.mutate({ room: "tea", version, ground: "private" });
    expect(await ada.call.reports.held.query()).toEqual([]);
  });

  test("is told its author also when the first answer was lost, and stays as the moderator reads it", async () => {
    const { ada, bo } = await hosted();
    await ada.call.rules.change.mutate({ filter: { email: "hold" } });
    const wish = { room: "tea", id: newId(), text: MAIL };
    const { version } = await bo.call.messages.post.mutate(wish);
    expect(await bo.call.messages.post.mutate(wish)).toMatchObject({ version, held: true });
    expect(await refused(bo.call.messages.edit.mutate({ room: "tea", version, text: "quite harmless" }))).toBe(
      "too-late",
    );
  });

  test("of a private room shows the one line, and neither the name nor what else is said there", async () => {
    const { ada, bo } = await hosted();
    const { room } = await bo.call.rooms.open.mutate({ name: "Hidden attic", found: "link" });
    await bo.call.rooms.host.filter.mutate({ room, filter: { email: "hold" } });
    for (const text of ["among us", MAIL]) await bo.call.messages.post.mutate({ room, id: newId(), text });
    const told = JSON.stringify(await ada.call.reports.held.query());
    expect(told).toContain(MAIL);
    expect(told).not.toContain("among us");
    expect(told).not.toContain("Hidden attic");
  });

  test("cannot be slipped in by an edit of what everybody read", async () => {
    const { ada, bo } = await hosted();
    await ada.call.rules.change.mutate({ filter: { email: "hold" } });
    const { version } = await say(bo, "hello");
    expect(await refused(bo.call.messages.edit.mutate({ room: "tea", version, text: MAIL }))).toBe("holds-email");
  });
});

test("flags lead up the ladder: a mute, then a ban, on open sockets and by the house", async () => {
  const { ada, bo } = await hosted();
  const ladder = [
    { flags: 2, within: HOUR, deed: "mute" as const, lasts: MINUTE },
    { flags: 3, within: HOUR, deed: "ban" as const, lasts: HOUR },
  ];
  await ada.call.rules.change.mutate({ filter: { email: "refuse", link: "mask" }, ladder });
  expect(await refused(say(bo, MAIL))).toBe("holds-email");
  await say(bo, LINK);
  expect(await refused(say(bo, "hello"))).toBe("muted");
  const [act] = await ada.call.moderation.acts.query();
  expect(act).toMatchObject({ deed: "mute", ground: "spam", byName: "" });
  await ada.call.moderation.undo.mutate({ act: act?.act ?? "" });
  expect(await refused(say(bo, MAIL))).toBe("holds-email");
  await until("Bo is out", async () => (await refused(bo.call.rooms.discover.query())) === "banned");
});

test("nobody is flagged for words that could not have been said, nor again for mending those that were", async () => {
  const { ada, bo, cy, open } = await hosted();
  const flagsOf = async (one: Program) => (await ada.call.desk.person.query({ whom: personOf(open, one) })).flags.count;
  await ada.call.rules.change.mutate({ filter: { email: "refuse", link: "warn" } });
  const { room } = await bo.call.rooms.open.mutate({ name: "Not for all", locked: true });
  await refused(cy.call.messages.post.mutate({ room, id: newId(), text: MAIL }));
  const { version } = await say(bo, LINK, { sure: true });
  await refused(cy.call.messages.edit.mutate({ room: "tea", version, text: MAIL }));
  expect(await flagsOf(cy)).toBe(0);
  for (const text of [`${LINK}y`, `${LINK}yz`]) await bo.call.messages.edit.mutate({ room: "tea", version, text });
  expect(await flagsOf(bo)).toBe(1);
});

test("what the ladder stopped somebody for can be looked at when they appeal", async () => {
  const { ada, bo } = await hosted();
  const ladder = [{ flags: 1, within: HOUR, deed: "ban" as const, lasts: HOUR }];
  await ada.call.rules.change.mutate({ filter: { link: "mask" }, ladder });
  await say(bo, LINK);
  const [act] = await ada.call.moderation.acts.query();
  expect(await ada.call.reports.around.query({ act: act?.act ?? "" })).toHaveLength(1);
});

describe("a lockdown", () => {
  test("holds who is new, slows everybody, refuses links, spares who looks after the house, and takes itself back", async () => {
    const clock = wallClock(NOON);
    const { ada, bo, cy } = await hosted({ now: clock.now });
    await say(bo, "I was here before");
    clock.pass(MINUTE);
    expect(await refused(bo.call.rules.lockDown.mutate({ ms: HOUR }))).toBe("not-a-moderator");
    await ada.call.rules.lockDown.mutate({ ms: HOUR });
    expect(await say(cy, "a raid")).toMatchObject({ held: true });
    await say(bo, "what is that?");
    expect(await refused(say(bo, "and that?"))).toBe("slow-mode");
    clock.pass(MINUTE);
    expect(await refused(say(bo, LINK))).toBe("holds-link");
    await say(ada, "calm down");
    await say(ada, "it will pass");
    expect(await shown(bo)).toEqual(["I was here before", "what is that?", "calm down", "it will pass"]);
    expect((await ada.call.reports.held.query())[0]).toMatchObject({ flags: ["newcomer"] });
    clock.pass(HOUR);
    expect(await say(cy, "hello")).not.toHaveProperty("held");
    await say(cy, LINK);
  });

  test("that is begun again does not forgive whom the first one held; who was let through is heard after it", async () => {
    const clock = wallClock(NOON);
    const { ada, cy } = await hosted({ now: clock.now });
    await ada.call.rules.lockDown.mutate({ ms: HOUR });
    const { version } = await say(cy, "a raid");
    clock.pass(MINUTE);
    await ada.call.rules.lockDown.mutate({ ms: HOUR });
    expect(await say(cy, "more of it")).toMatchObject({ held: true });
    await ada.call.messages.letThrough.mutate({ room: "tea", version });
    expect(await refused(cy.call.messages.edit.mutate({ room: "tea", version, text: "and worse" }))).toBe("too-late");
    clock.pass(MINUTE);
    expect(await say(cy, "and more")).toMatchObject({ held: true });
    await ada.call.rules.endLockdown.mutate();
    clock.pass(MINUTE);
    await ada.call.rules.lockDown.mutate({ ms: HOUR });
    expect(await say(cy, "hello at last")).not.toHaveProperty("held");
  });

  test("is ended with a click", async () => {
    const { ada, cy } = await hosted();
    await ada.call.rules.lockDown.mutate({ ms: HOUR });
    expect(await refused(say(cy, LINK))).toBe("holds-link");
    await ada.call.rules.endLockdown.mutate();
    expect(await say(cy, LINK)).not.toHaveProperty("held");
  });
});

describe("a trial", () => {
  test("looks at public rooms alone: by patterns private ones could be read, and what is in memory", async () => {
    const { ada, bo } = await hosted();
    const { room: hidden } = await bo.call.rooms.open.mutate({ name: "Ours", found: "link" });
    const { room: memory } = await bo.call.rooms.open.mutate({ name: "Now", keep: "memory" });
    await say(bo, MAIL);
    for (const room of [hidden, memory]) await bo.call.messages.post.mutate({ room, id: newId(), text: MAIL });
    const asked = { rules: { filter: { email: "refuse" as const } }, days: 1 };
    const trial = await ada.call.rules.rehearse.query(asked);
    expect(trial).toMatchObject({ looked: 1, caught: { refuse: 1 }, stopped: [] });
    expect(trial.lines.map(({ room }) => room)).toEqual(["tea"]);
    expect(await refused(bo.call.rules.rehearse.query(asked))).toBe("not-a-moderator");
    expect(await refused(say(bo, MAIL))).toBeUndefined();
  });
});

test("how fast people post is the host's to say, at once and for those who have posted, too", async () => {
  const { ada, bo } = await hosted();
  await say(bo, "one");
  await ada.call.rules.change.mutate({ posting: { burst: 2, perSecond: 0.01, perMinuteOfAddress: 100 } });
  await say(bo, "two");
  await say(bo, "three");
  expect(await refused(say(bo, "four"))).toBe("too-fast");
  await ada.call.rules.change.mutate({ posting: { burst: 1_000, perSecond: 1_000, perMinuteOfAddress: 1_000 } });
  await until("the pace has grown", async () => (await refused(say(bo, "four"))) === undefined);
});

test("who may sign up, open rooms and wear pictures is the host's to say", async () => {
  const { ada, bo } = await hosted();
  await ada.call.rules.change.mutate({ guestRooms: false, signUp: false, keep: "1h" });
  expect(await refused(bo.call.rooms.open.mutate({ name: "Mine" }))).toBe("sign-up-first");
  const { room } = await ada.call.rooms.open.mutate({ name: "Hosted" });
  expect((await ada.call.rooms.enter.mutate({ room })).room.keep).toBe("1h");
  expect(await bo.call.people.me.query()).toMatchObject({ maySignUp: false });
});
