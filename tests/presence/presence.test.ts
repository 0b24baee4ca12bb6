import { describe, expect, test } from "bun:test";
import { TYPING_MS } from "../../server/limits.ts";
import { Presence, type Signals } from "../../server/presence/presence.ts";
import { ada, bo, cy, type Somebody } from "../support/cast.ts";
import { stoppedClock } from "../support/clock.ts";

/** Frames are spaced by a quarter of a second. */
const SOON = 250;

function teaRoom() {
  const clock = stoppedClock();
  const sent: Signals[] = [];
  const moves: string[] = [];
  const looks = Object.fromEntries([ada, bo, cy].map(({ mask, look }) => [mask, { ...look }]));
  const presence = new Presence(
    () => looks,
    (_, signals) => sent.push(signals),
    (room) => moves.push(room),
  );
  const comes = ({ by, mask }: Somebody) => presence.arrive("tea", by, mask);
  const types = ({ by }: Somebody) => presence.typing("tea", by);
  return {
    presence,
    sent,
    moves,
    looks,
    comes,
    types,
    pass: clock.pass,
    typing: () => presence.signals("tea").typing.map(({ name }) => name),
    [Symbol.dispose]: () => clock[Symbol.dispose](),
  };
}

describe("who is here", () => {
  test("is counted by people, not by their tabs", () => {
    using room = teaRoom();
    const leaves = [room.comes(ada), room.comes(ada), room.comes(bo)];
    expect(room.presence.here("tea")).toBe(2);
    leaves[0]?.();
    expect(room.presence.here("tea")).toBe(2);
    leaves[1]?.();
    expect(room.presence.here("tea")).toBe(1);
    leaves[2]?.();
    expect(room.presence.signals("tea")).toEqual({ here: 0, people: [], typing: [] });
    expect(room.moves).toHaveLength(4);
  });
  test("is told by masks and looks, soon and together", () => {
    using room = teaRoom();
    room.comes(ada);
    room.comes(bo);
    expect(room.sent).toEqual([]);
    room.pass(SOON);
    expect(room.sent).toEqual([
      {
        here: 2,
        people: [
          { mask: ada.mask, ...ada.look },
          { mask: bo.mask, ...bo.look },
        ],
        typing: [],
      },
    ]);
    expect(JSON.stringify(room.sent)).not.toContain(ada.by);
  });
  test("is told again when somebody looks different, and not with every key", () => {
    using room = teaRoom();
    room.comes(ada);
    room.pass(SOON);
    room.looks[ada.mask] = { ...ada.look, name: "Countess" };
    room.presence.lookChanged("tea");
    room.pass(SOON);
    expect(room.sent.at(-1)?.people).toMatchObject([{ name: "Countess" }]);
    room.types(ada);
    room.pass(SOON);
    expect(room.sent.at(-1)).not.toHaveProperty("people");
  });
  test("is not said to be nobody when the only reader reloads the page", () => {
    using room = teaRoom();
    const leave = room.comes(ada);
    room.pass(SOON);
    leave();
    room.pass(100);
    room.comes(ada);
    room.pass(2 * SOON);
    expect(room.sent.map(({ here }) => here)).toEqual([1, 1]);
  });
  test("names a hundred people at most, and counts all", () => {
    using room = teaRoom();
    for (let i = 0; i < 150; i += 1) {
      room.looks[`mask ${i}`] = ada.look;
      room.presence.arrive("tea", `p_${i}`, `mask ${i}`);
    }
    const { here, people } = room.presence.signals("tea");
    expect([here, people?.length]).toEqual([150, 100]);
  });
  test("takes a few small frames a second, whatever 5,000 people do", () => {
    using room = teaRoom();
    const everybody = Array.from({ length: 5_000 }, (_, i) => ({ ...ada, by: `p_${i}`, mask: `mask ${i}` }));
    const leaves = everybody.map((one) => {
      room.looks[one.mask] = one.look;
      return room.comes(one);
    });
    const seconds = 10;
    for (let i = 0; i < everybody.length; i++) {
      const one = everybody[i] as Somebody;
      room.types(one);
      room.presence.lookChanged("tea");
      leaves[i]?.();
      leaves[i] = room.comes(one);
      room.pass((seconds * 1_000) / everybody.length);
    }
    expect(room.sent.length).toBeGreaterThan(seconds);
    expect(room.sent.length).toBeLessThanOrEqual((seconds * 1_000) / SOON + 1);
    expect(room.sent.at(-1)?.here).toBe(5_000);
    for (const frame of room.sent) expect(JSON.stringify(frame).length).toBeLessThan(16_000);
  });
});

describe("typing", () => {
  test("shows soon, once, and fades by itself", () => {
    using room = teaRoom();
    room.comes(ada);
    room.pass(SOON);
    room.types(ada);
    room.types(ada);
    room.pass(SOON);
    expect(room.sent.slice(1)).toEqual([{ here: 1, typing: [{ mask: ada.mask, name: "Ada" }] }]);
    room.pass(TYPING_MS);
    expect(room.sent.slice(2)).toEqual([{ here: 1, typing: [] }]);
  });
  test("goes on as long as keys are pressed", () => {
    using room = teaRoom();
    room.comes(ada);
    for (let i = 0; i < 10; i += 1) {
      room.types(ada);
      room.pass(TYPING_MS - 1);
      expect(room.typing()).toEqual(["Ada"]);
    }
    room.pass(1);
    expect(room.typing()).toEqual([]);
  });
  test("ends with the words, or with the last tab", () => {
    using room = teaRoom();
    room.comes(bo);
    const leaves = [room.comes(ada), room.comes(ada)];
    room.types(ada);
    room.presence.spoke("tea", ada.mask);
    expect(room.typing()).toEqual([]);
    room.types(ada);
    leaves[0]?.();
    expect(room.typing()).toEqual(["Ada"]);
    leaves[1]?.();
    expect(room.typing()).toEqual([]);
  });
  test("of somebody who is not here is not heard", () => {
    using room = teaRoom();
    room.types(ada);
    room.comes(bo);
    room.types(ada);
    room.pass(SOON);
    expect(room.typing()).toEqual([]);
  });
});
