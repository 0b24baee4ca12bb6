import { beforeEach, expect, test } from "bun:test";
import type { Whole } from "../../server/events.ts";
import { type Call, Calls } from "../../server/messages/calls.ts";
import type { Mention, MessagePosted } from "../../server/messages/events.ts";
import { ada, bo, cy, said, type Somebody } from "../support/cast.ts";

const members = new Map([ada, bo, cy].map((one) => [one.by, one]));
const looks = Object.fromEntries([ada, bo, cy].map(({ mask, look }) => [mask, look]));
let heard: [person: string, how: string, version: number][];
let everything: Call[];
let calls: Calls;
let version: number;

beforeEach(() => {
  [heard, everything, version] = [[], [], 4];
  calls = new Calls(
    () => ({ posted: version - 4, looks, members }),
    (person, { calls: [call] }) => call && heard.push([person, call.how, call.version]),
    (_room, told) => everything.push(...told.calls),
  );
});

const naming = (...people: Somebody[]): Mention[] => people.map(({ mask, look }) => ({ mask, name: look.name }));

function says(who: Somebody, more: { mentions?: Mention[]; replyTo?: number; replyToBy?: string } = {}): number {
  version += 1;
  const event = { ...said(who, "hello", more), stream: "room:tea", seq: version, version };
  calls.posted("tea", event as Whole<MessagePosted>, who.mask);
  return version;
}

test("a mention calls whom it names, and nobody else", () => {
  const at = says(bo, { mentions: naming(ada) });
  expect(heard).toEqual([[ada.by, "mention", at]]);
  expect(calls.of(ada.by)).toEqual([{ room: "tea", version: at, posted: 1, by: bo.mask, name: "Bo", how: "mention" }]);
  expect(calls.of(cy.by)).toEqual([]);
});

test("an answer calls who is answered, also where it names them", () => {
  const at = says(bo, { replyTo: 3, replyToBy: ada.mask, mentions: naming(cy, ada) });
  expect(heard).toEqual([
    [ada.by, "reply", at],
    [cy.by, "mention", at],
  ]);
});

test("nobody is called by their own words", () => {
  says(bo, { mentions: naming(bo), replyTo: 3, replyToBy: bo.mask });
  says(bo, { mentions: naming(bo, ada) });
  expect(heard.map(([person]) => person)).toEqual([ada.by]);
});

test("plain words call nobody, but are told where somebody wants to hear of everything", () => {
  const at = says(bo);
  expect(heard).toEqual([]);
  expect(everything).toEqual([{ room: "tea", version: at, posted: 1, by: bo.mask, name: "Bo", how: "said" }]);
});

test("what was taken back calls nobody any more, nor does a room that is closed", () => {
  const first = says(bo, { mentions: naming(ada) });
  const second = says(bo, { mentions: naming(ada) });
  calls.forget("tea", first);
  expect(calls.of(ada.by).map((call) => call.version)).toEqual([second]);
  calls.forget("attic");
  expect(calls.of(ada.by)).toHaveLength(1);
  calls.forget("tea");
  expect(calls.of(ada.by)).toEqual([]);
});

test("whoever left the room is not called from there", () => {
  says(bo, { mentions: naming(ada) });
  members.delete(ada.by);
  expect(calls.of(ada.by)).toEqual([]);
  members.set(ada.by, ada);
  expect(calls.of(ada.by)).toHaveLength(1);
});

test("a thousand calls are remembered, of all people together", () => {
  for (let i = 0; i < 1_200; i += 1) says(bo, { mentions: naming(ada) });
  expect(calls.of(ada.by)).toHaveLength(1_000);
  expect(calls.of(ada.by).at(-1)?.version).toBe(version);
});
