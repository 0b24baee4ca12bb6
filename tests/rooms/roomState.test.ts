import { expect, test } from "bun:test";
import {
  addQuoted,
  follow,
  followsOn,
  fromSnapshot,
  messageAt,
  newsAmong,
  prependPage,
  ROWS_KEPT,
  ROWS_MOST,
  type Snapshot,
  trim,
} from "../../client/rooms/roomState.ts";
import type { InRoom, Public } from "../../server/events.ts";
import type { Message } from "../../server/messages/view.ts";
import { PLAIN } from "../../server/rooms/options.ts";

const ada = { name: "Ada", hue: 150, face: 1 };
const message = (version: number): Message => ({
  kind: "message",
  version,
  at: version,
  by: "ada",
  id: `m${version}`,
  text: `${version}`,
  reactions: [],
});
const posted = (version: number): Public<InRoom> => ({
  type: "message-posted",
  version,
  at: version,
  by: "ada",
  id: `m${version}`,
  text: `${version}`,
});
const snapshot = (versions: number[], more = false): Snapshot => ({
  room: { ...PLAIN, id: "tea", name: "tea", house: false, here: 1, posted: versions.length },
  cursor: `epoch.with.dots.${versions.at(-1) ?? 0}`,
  you: { mask: "ada", ...ada },
  hosts: [],
  muted: {},
  knocking: {},
  filter: {},
  news: [],
  looks: {},
  messages: versions.map(message),
  notices: [],
  more,
});
/** As the wire tells it, after nothing that was missed. */
const told = (...data: Public<InRoom>[]) => ({ id: `epoch.with.dots.${data.at(-1)?.version ?? 0}`, after: 0, data });
const versions = (state: { rows: { version: number }[] }) => state.rows.map((row) => row.version);

test("events that came already, with the snapshot or before a cut, are not shown twice", () => {
  const state = fromSnapshot(snapshot([1, 2]));
  follow(state, told(posted(2), posted(3)));
  follow(state, told(posted(2), posted(3), posted(4)));
  expect(versions(state)).toEqual([1, 2, 3, 4]);
  expect(state.view.posted).toBe(4);
});

test("what tells on from further than here has something missing before it, whatever was withheld has not", () => {
  const state = fromSnapshot(snapshot([1, 2]));
  const from = (after: number, to: number, ...data: Public<InRoom>[]) => ({ id: `epoch.with.dots.${to}`, after, data });
  expect(followsOn(state, from(3, 4, posted(4)))).toBe(false);
  expect(followsOn(state, { ...from(2, 2), data: "reload" })).toBe(false);
  expect(followsOn(state, from(2, 4, posted(3)))).toBe(true);
  follow(state, from(2, 4, posted(3)));
  expect(followsOn(state, from(4, 5, posted(5)))).toBe(true);
  expect(followsOn(state, from(5, 6, posted(6)))).toBe(false);
  // A resumed connection repeats itself.
  follow(state, from(2, 3, posted(3)));
  expect(followsOn(state, from(4, 5, posted(5)))).toBe(true);
  expect(versions(state)).toEqual([1, 2, 3]);
});

test("an older page stands before what is there, without overlap", () => {
  const state = fromSnapshot(snapshot([5, 6], true));
  prependPage(state, {
    messages: [message(3), message(4), message(5)],
    notices: [],
    looks: { ada: { ...ada, name: "old Ada" } },
    more: false,
  });
  expect(versions(state)).toEqual([3, 4, 5, 6]);
  expect(state.more).toBe(false);
  expect(state.view.looks["ada"]?.name).toBe("Ada");
});

test("what hosts did stands among the rows that are there, and older with their page", () => {
  const news = [2, 5].map((version) => ({ version, at: version, deed: { kind: "named" as const, whom: "ada" } }));
  const state = fromSnapshot({ ...snapshot([3, 6], true), news });
  expect(newsAmong(state).map(({ version }) => version)).toEqual([5]);
  prependPage(state, { messages: [message(1)], notices: [], looks: {}, more: false });
  expect(newsAmong(state).map(({ version }) => version)).toEqual([2, 5]);
  follow(state, told({ type: "host-ended", version: 7, at: 7, by: "ada", whom: "ada" }));
  expect(newsAmong(state).map(({ version }) => version)).toEqual([2, 5, 7]);
});

test("a quoted message is erased on the screen like any other", () => {
  const state = fromSnapshot(snapshot([50, 51], true));
  addQuoted(state, { messages: [message(9), message(4)], looks: {} });
  expect(messageAt(state, 9)?.text).toBe("9");
  follow(state, told({ type: "message-erased", version: 52, at: 52, by: "ada", about: 9 }));
  expect(messageAt(state, 9)).toMatchObject({ erased: true, text: "" });
  expect(messageAt(state, 4)?.text).toBe("4");
  expect(messageAt(state, 5)).toBeUndefined();
});

test("old rows are let go at the newest, and from the middle only in need", () => {
  const state = fromSnapshot(snapshot(Array.from({ length: ROWS_KEPT }, (_, index) => index + 1)));
  follow(state, told(posted(ROWS_KEPT + 1)));
  trim(state, false);
  expect(state.rows).toHaveLength(ROWS_KEPT + 1);
  trim(state, true);
  expect(state.rows.length).toBeLessThanOrEqual(ROWS_KEPT);
  expect(state.more).toBe(true);
  expect(versions(state).at(-1)).toBe(ROWS_KEPT + 1);
  for (let version = ROWS_KEPT + 2; version < 2 * ROWS_MOST; version += 1) {
    follow(state, told(posted(version)));
    trim(state, false);
    expect(state.rows.length).toBeLessThanOrEqual(ROWS_MOST);
  }
});
