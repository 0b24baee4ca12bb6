// Coming into a private room by a link, over the wire; and what others hear of such a room.
import { afterEach, describe, expect, test } from "bun:test";
import type { Log } from "../../server/log/log.ts";
import { connect, newId, type Program, reasonOf } from "../support/client.ts";
import { wallClock } from "../support/clock.ts";
import { Follower } from "../support/follower.ts";
import { listeningSocket } from "../support/frames.ts";
import { openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

async function atticOf(options: { held?: boolean; masks?: boolean } = {}) {
  const { now, pass } = wallClock(Date.now());
  const house = await openHouse({ now });
  cleanups.push(() => house.close());
  const comes = async (session?: string): Promise<Program> => {
    const program = await connect(house.url, session);
    cleanups.push(() => program.close());
    return program;
  };
  const [ada, bo] = [await comes(), await comes()];
  const { room } = await ada.call.rooms.open.mutate({ name: "attic", found: "link", ...options });
  const make = (link: { ms?: number; uses?: number; passcode?: string } = {}) =>
    ada.call.invites.make.mutate({ room, ...link });
  const enter = ({ call }: Program, invite?: string, passcode?: string) =>
    call.rooms.enter.mutate({ room, invite, passcode }).then(() => "in", reasonOf);
  return { house, comes, ada, bo, room, make, enter, pass };
}

describe("a link", () => {
  test("lets people in, and says first where it leads", async () => {
    const { bo, room, make, enter } = await atticOf();
    const { token } = await make();
    expect(await enter(bo)).toBe("no-such-room");
    expect(await bo.call.invites.look.query({ token })).toEqual({ room, name: "attic", passcode: false });
    expect(await enter(bo, token)).toBe("in");
    expect((await bo.call.people.me.query()).rooms).toEqual([room]);
    expect(await enter(bo)).toBe("in");
  });
  test("is kept as a hash only", async () => {
    const { house, make } = await atticOf();
    const { token } = await make({ passcode: "sesame" });
    const record = await recordOf(house.log);
    expect(record).toContain("invite-made");
    expect(record).not.toContain(token);
    expect(record).not.toContain("sesame");
  });
  test("is counted when it lets somebody in, not when they come again or are refused", async () => {
    const { ada, bo, comes, room, make, enter } = await atticOf();
    const { token } = await make({ uses: 1 });
    await ada.call.rooms.host.change.mutate({ room, options: { locked: true } });
    expect(await enter(bo, token)).toBe("room-locked");
    await ada.call.rooms.host.change.mutate({ room, options: { locked: false } });
    for (let i = 0; i < 3; i++) expect(await enter(bo, token)).toBe("in");
    expect(await ada.call.invites.list.query({ room })).toEqual([]);
    expect(await enter(await comes(), token)).toBe("invite-over");
    expect(await enter(bo, token)).toBe("in");
  });
  test("of one use lets one of many in who come at once", async () => {
    const { comes, make, enter } = await atticOf();
    const { token } = await make({ uses: 1 });
    const many = await Promise.all(Array.from({ length: 5 }, () => comes()));
    const answers = await Promise.all(many.map((one) => enter(one, token)));
    expect(answers.toSorted()).toEqual(["in", "invite-over", "invite-over", "invite-over", "invite-over"].toSorted());
  });
  test("ends at its time, and when it is revoked", async () => {
    const { ada, bo, room, make, enter, pass } = await atticOf();
    const [soon, never] = [await make({ ms: 60_000 }), await make()];
    expect(await ada.call.invites.list.query({ room })).toMatchObject([{ used: 0 }, { used: 0, passcode: false }]);
    pass(60_000);
    expect(await enter(bo, soon.token)).toBe("invite-over");
    await ada.call.invites.revoke.mutate({ room, invite: never.invite });
    expect(await enter(bo, never.token)).toBe("invite-over");
    expect(await bo.call.invites.look.query({ token: never.token }).catch(reasonOf)).toBe("invite-over");
  });
  test("of another room, or of none, is no link, and says nothing of the room", async () => {
    const { ada, bo, make, enter } = await atticOf();
    await make();
    const other = await ada.call.rooms.open.mutate({ name: "cellar", found: "link" });
    const { token } = await ada.call.invites.make.mutate({ room: other.room });
    for (const wrong of [token, "nothing-at-all"]) {
      expect(await enter(bo, wrong)).toBe("no-such-invite");
      const nowhere = bo.call.rooms.enter.mutate({ room: "nowhere-at-all", invite: wrong });
      expect(await nowhere.catch(reasonOf)).toBe("no-such-invite");
    }
  });
  test("is nothing any more when its room is closed", async () => {
    const { ada, bo, room, make, enter } = await atticOf();
    const { token } = await make();
    await ada.call.rooms.host.close.mutate({ room });
    expect(await enter(bo, token)).toBe("no-such-invite");
    expect(await enter(ada)).toBe("no-such-room");
  });
});

describe("a passcode", () => {
  test("is asked for, and ten wrong ones are too many", async () => {
    const { bo, comes, make, enter } = await atticOf();
    const { token } = await make({ passcode: "sesame" });
    expect(await bo.call.invites.look.query({ token })).toMatchObject({ passcode: true });
    expect(await enter(bo, token)).toBe("wrong-passcode");
    expect(await enter(await comes(), token, "sesame")).toBe("in");
    for (let i = 0; i < 10; i++) expect(await enter(bo, token, `guess ${i}`)).toBe("wrong-passcode");
    expect(await enter(bo, token, "sesame")).toBe("too-fast");
  });
  test("that is right is not counted: a class behind one address comes in", async () => {
    const { comes, make, enter } = await atticOf();
    const { token } = await make({ passcode: "sesame" });
    const pupils = await Promise.all(Array.from({ length: 15 }, () => comes()));
    const answers = await Promise.all(pupils.map((one) => enter(one, token, "sesame")));
    expect(new Set(answers)).toEqual(new Set(["in"]));
  });
  test("that is wrong is counted also when many are tried at once", async () => {
    const { bo, comes, make, enter } = await atticOf();
    const { token } = await make({ passcode: "sesame" });
    const many = await Promise.all(Array.from({ length: 15 }, () => comes()));
    await Promise.all(many.map((one, i) => enter(one, token, `guess ${i}`)));
    const asked = bo.call.rooms.enter.mutate({ room: "any", invite: token, passcode: "sesame" });
    expect(await asked.catch(reasonOf)).toBe("no-such-invite");
    expect(await enter(bo, token, "sesame")).toBe("too-fast");
  });
});

test("a newcomer knocks, waits, and comes in when a host says so; the link is used up once", async () => {
  const { ada, bo, room, make, enter } = await atticOf({ held: true });
  const { token } = await make({ uses: 1 });
  const doors: Record<string, { name: string }>[] = [];
  ada.call.rooms.host.knocking.subscribe({ room }, { onData: (knocking) => void doors.push(knocking) });
  await until("the door to be heard", () => doors.length > 0);
  for (let i = 0; i < 3; i++) expect(await enter(bo, token)).toBe("waiting");
  await until("the knock", () => Object.values(doors.at(-1) ?? {}).some(({ name }) => name === bo.name));
  const [[mask, look] = []] = Object.entries((await ada.call.rooms.enter.mutate({ room })).knocking);
  expect(look?.name).toBe(bo.name);
  expect((await bo.call.people.me.query()).rooms).toEqual([]);
  await ada.call.rooms.host.answerNewcomer.mutate({ room, whom: mask ?? "", welcome: true });
  await until("nobody to be at the door", () => Object.keys(doors.at(-1) ?? {}).length === 0);
  expect(await enter(bo, token)).toBe("in");
  expect((await bo.call.rooms.enter.mutate({ room })).knocking).toEqual({});
});

test("nobody but a host hears who knocks: not live, and not in what was missed", async () => {
  const { house, ada, bo, comes, room, make, enter } = await atticOf();
  const { token } = await make();
  const ear = listeningSocket();
  const cy = await connect(house.url, undefined, { WebSocket: ear.WebSocket });
  cleanups.push(() => cy.close());
  await cy.call.rooms.enter.mutate({ room, invite: token });
  const hears = await new Follower(cy, room).enter();
  const began = hears.cursor;
  await ada.call.rooms.host.change.mutate({ room, options: { held: true } });
  const dee = await comes();
  await enter(bo, token);
  await enter(dee, token);
  const [whom = ""] = Object.keys((await ada.call.rooms.enter.mutate({ room })).knocking);
  await ada.call.rooms.host.answerNewcomer.mutate({ room, whom, welcome: false });
  await ada.call.messages.post.mutate({ room, id: newId(), text: "afterwards" });
  await hears.hears("afterwards");
  hears.leave();
  const again = await new Follower(cy, room).follow(began);
  await again.hears("afterwards");
  expect(again.events.map(({ type }) => type)).toEqual(hears.events.map(({ type }) => type));
  const refused = new Promise((resolve) =>
    cy.call.rooms.host.knocking.subscribe({ room }, { onError: (error) => resolve(reasonOf(error)) }),
  );
  expect(await refused).toBe("not-a-host");
  const told = ear.heard.join("");
  for (const secret of ["newcomer", whom, bo.name, dee.name]) expect(told).not.toContain(secret);
});

describe("who is put out of a room", () => {
  test("hears no more of it, on no tab, and may change their name elsewhere", async () => {
    const { house, ada, bo, comes, room, make, enter } = await atticOf();
    const { token } = await make();
    await enter(bo, token);
    const ear = listeningSocket();
    const tab = await connect(house.url, bo.session, { WebSocket: ear.WebSocket });
    cleanups.push(() => tab.close());
    const ended: string[] = [];
    const first = await new Follower(bo, room).enter();
    const second = await new Follower(tab, room).enter();
    tab.call.live.signals.subscribe({ room }, { onComplete: () => void ended.push("signals") });
    tab.call.live.house.subscribe(undefined, {});
    await until("the cards", () => ear.heard.some((frame) => frame.includes('"closed":[]')));
    const { you } = await bo.call.rooms.enter.mutate({ room });
    await ada.call.rooms.host.remove.mutate({ room, whom: you.mask });
    for (const one of [first, second])
      await until("the news", () => one.events.some(({ type }) => type === "member-removed"));
    await until("the end of it", () => ended.length > 0);
    const heard = ear.heard.length;
    const cy = await comes();
    await cy.call.rooms.enter.mutate({ room, invite: token });
    const hears = await new Follower(ada, room).enter();
    await cy.call.messages.post.mutate({ room, id: newId(), text: "among ourselves" });
    await hears.hears("among ourselves");
    // The next card of a public room comes after the private one's would have.
    await cy.call.rooms.open.mutate({ name: "A new room" });
    await until("the public card", () => ear.heard.some((frame) => frame.includes("a-new-room")));
    expect(ear.heard.slice(heard).join()).not.toContain(room);
    expect(await enter(bo, token)).toBe("removed");
    expect((await bo.call.people.me.query()).rooms).toEqual([]);
    expect(await bo.call.people.change.mutate({ name: "Robert" })).toMatchObject({ name: "Robert" });
    expect(house.errors).toEqual([]);
  });
});

describe("of a private room", () => {
  test("only its members see a card; nobody else hears of it, or of its end", async () => {
    const { house, ada, bo, comes, room, make, enter } = await atticOf();
    const ear = listeningSocket();
    const dee = await connect(house.url, undefined, { WebSocket: ear.WebSocket });
    cleanups.push(() => dee.close());
    dee.call.live.house.subscribe(undefined, {});
    await enter(bo, (await make()).token);
    const cards: string[] = [];
    const closed: string[] = [];
    bo.call.live.house.subscribe(undefined, {
      onData: (news) => {
        cards.push(...news.rooms.map(({ id }) => id));
        closed.push(...news.closed);
      },
    });
    await until("Bo's card", () => cards.includes(room));
    await new Follower(bo, room).enter();
    await ada.call.messages.post.mutate({ room, id: newId(), text: "hello" });
    await until("a fresh card", () => cards.filter((id) => id === room).length > 1);
    await ada.call.rooms.host.close.mutate({ room });
    await until("the card to go", () => closed.includes(room));
    await (await comes()).call.rooms.open.mutate({ name: "A new room" });
    await until("the public card", () => ear.heard.some((frame) => frame.includes("a-new-room")));
    expect(ear.heard.join()).not.toContain(room);
    expect((await dee.call.rooms.discover.query()).map(({ id }) => id)).not.toContain(room);
  });
});

async function recordOf(log: Log): Promise<string> {
  let record = "";
  for await (const events of log.replay()) record += JSON.stringify(events);
  return record;
}
