import { expect, test } from "bun:test";
import { newsIn } from "../../client/rooms/news.ts";
import type { InRoom, Public } from "../../server/events.ts";
import { PLAIN } from "../../server/rooms/options.ts";
import { roomView } from "../../server/rooms/view.ts";

const tea = { ...roomView.start(), open: true, options: { ...PLAIN, name: "Tea" } };
const told = (event: Public<InRoom>) => newsIn(event, tea)?.deed;
const place = { version: 7, at: 1, by: "ada" };

test("of a changed room, only what changed is told", () => {
  const changed: Public<InRoom> = { ...place, type: "room-changed", ...tea.options, keep: "1h", hushed: true };
  expect(told(changed)).toEqual({ kind: "changed", to: { keep: "1h", hushed: true } });
});

test("what hosts do to people is told", () => {
  expect(told({ ...place, type: "host-named", whom: "bo" })).toEqual({ kind: "named", whom: "bo" });
  expect(told({ ...place, type: "host-ended", whom: "bo" })).toEqual({ kind: "ended", whom: "bo" });
  expect(told({ ...place, type: "member-muted", whom: "bo", until: 9 })).toEqual({
    kind: "muted",
    whom: "bo",
    until: 9,
  });
  expect(told({ ...place, type: "member-removed", whom: "bo", until: 9 })).toEqual({ kind: "removed", whom: "bo" });
});

test("what people say and do by themselves is no news", () => {
  expect(told({ ...place, type: "member-left" })).toBeUndefined();
});
