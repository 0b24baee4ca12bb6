import { expect, test } from "bun:test";
import { firstOfNewest, GROUP_MS, type Item, layOut, sumUp } from "../../client/messages/items.ts";
import type { Unsaid } from "../../client/outbox.ts";
import type { Message, Notice, Row } from "../../server/messages/view.ts";

const noon = new Date(2026, 10, 20, 12).getTime();
const message = (version: number, by: string, minutes = 0, more: Partial<Message> = {}): Message => ({
  kind: "message",
  version,
  at: noon + minutes * 60_000,
  by,
  id: `m${version}`,
  text: "…",
  reactions: [],
  ...more,
});
const notice = (version: number, by: string, kind: Notice["kind"] = "joined"): Notice => ({
  kind,
  version,
  at: noon,
  by,
  name: by,
});
const unsaid = (id: string): Unsaid => ({ id, room: "tea", text: "…", at: noon, state: "queued" });

const list = (rows: Row[], more: { unsaid?: Unsaid[]; newFrom?: number; before?: Item[] } = {}) =>
  layOut({ rows, unsaid: more.unsaid ?? [], you: "ada", newFrom: more.newFrom }, more.before);
const heads = (items: Item[]) => items.map((item) => ("first" in item ? item.first : item.kind));

test("messages of one person within five minutes share a name", () => {
  expect(heads(list([message(1, "bo"), message(2, "bo", 4), message(3, "cy", 4), message(4, "bo", 4)]))).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test("a pause of five minutes shows the name again", () => {
  expect(heads(list([message(1, "bo"), message(2, "bo", GROUP_MS / 60_000)]))).toEqual([true, true]);
});

test("a reply shows its name, since a quote stands above it", () => {
  expect(heads(list([message(1, "bo"), message(2, "bo", 0, { replyTo: 1 })]))).toEqual([true, true]);
});

test("every day begins with a line", () => {
  const items = list([message(1, "bo"), message(2, "bo", 1), message(3, "bo", 12 * 60)]);
  expect(items.map((item) => item.day !== undefined)).toEqual([true, false, true]);
  expect(heads(items)).toEqual([true, false, true]);
});

test("the unread line stands above the first unread message and opens a group", () => {
  const items = list([message(1, "bo"), message(2, "bo")], { newFrom: 2 });
  expect(items.map((item) => item.isNew)).toEqual([false, true]);
  expect(heads(items)).toEqual([true, true]);
});

test("notices in a row stand in one line", () => {
  const items = list([notice(1, "bo"), notice(2, "cy"), message(3, "bo"), notice(4, "dee")]);
  expect(heads(items)).toEqual(["notices", true, "notices"]);
});

test("what is unsaid stands at the end, in one's own group", () => {
  expect(heads(list([message(1, "ada")], { unsaid: [unsaid("x"), unsaid("y")] }))).toEqual([true, false, false]);
});

test("what the record has already is not shown a second time as unsaid", () => {
  const items = list([message(1, "ada")], { unsaid: [unsaid("m1"), unsaid("x")] });
  expect(items.map((item) => item.key)).toEqual(["v1", "x"]);
});

test("what did not change is the same item again", () => {
  const rows = [message(1, "bo"), notice(2, "cy"), message(3, "bo")];
  const before = list(rows);
  const after = list([...rows, message(4, "bo")], { before });
  expect(after.slice(0, 3).every((item, index) => item === before[index])).toBe(true);
});

test("older rows may change only the first of those that were there", () => {
  const rows = [message(5, "bo"), message(6, "bo"), message(7, "cy")];
  const before = list(rows);
  const after = list([message(4, "bo"), ...rows], { before });
  expect(after.slice(2).every((item, index) => item === before[index + 1])).toBe(true);
  expect(heads(after)).toEqual([true, false, false, true]);
});

test("notices are summed up by person", () => {
  const sum = sumUp([
    notice(1, "ada"),
    notice(2, "bo"),
    notice(3, "bo", "left"),
    notice(4, "cy", "left"),
    notice(5, "cy"),
    notice(6, "dee", "left"),
  ]);
  expect(sum).toEqual({ came: ["ada", "cy"], went: ["dee"], lookedIn: ["bo"] });
});

test("the unread line is found by counting messages from the end, not notices", () => {
  const rows = [message(1, "bo"), message(2, "bo"), notice(3, "cy"), message(4, "bo")];
  expect(firstOfNewest(rows, 2)).toBe(2);
  expect(firstOfNewest(rows, 0)).toBeUndefined();
  expect(firstOfNewest(rows, 9)).toBeUndefined();
});

test("news and receipts stand where they happened, and what comes after them shows its name again", () => {
  const news = [{ version: 2, at: noon, by: "ada", deed: { kind: "named" as const, whom: "bo" } }];
  const receipts = [{ ...unsaid("r"), state: "receipt" as const, version: 4 }];
  const items = layOut({
    rows: [message(1, "bo"), message(3, "bo"), message(5, "bo")],
    news,
    receipts,
    unsaid: [],
    you: "ada",
    newFrom: undefined,
  });
  expect(items.map(({ kind }) => kind)).toEqual(["message", "news", "message", "receipt", "message"]);
  expect(heads(items)).toEqual([true, "news", true, "receipt", true]);
});
