import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { connect, newId, type Program } from "../support/client.ts";
import { fill } from "../support/fill.ts";
import { type House, openHouse } from "../support/house.ts";

const EVIL = `</p><script>alert("1")</script> & 'so on'`;

let house: House;
let ada: Program;
let bo: Program;
let room: string;

beforeAll(async () => {
  house = await openHouse();
  [ada, bo] = [await connect(house.url), await connect(house.url)];
  await bo.call.people.change.mutate({ name: "Bo <b>" });
  ({ room } = await ada.call.rooms.open.mutate({ name: "Tea & <i>", topic: "سلام", keep: "ever" }));
  await bo.call.rooms.enter.mutate({ room });
  const say = async ({ call }: Program, text: string, replyTo?: number) =>
    (await call.messages.post.mutate({ room, id: newId(), text, replyTo })).version;
  const first = await say(ada, "hello");
  await bo.call.messages.react.mutate({ room, version: first, emoji: "👋", on: true });
  const slip = await say(bo, "a slip", first);
  await bo.call.messages.edit.mutate({ room, version: slip, text: EVIL });
  await bo.call.messages.erase.mutate({ room, version: await say(bo, "regretted") });
  await fill(
    house,
    room,
    Array.from({ length: 500 }, (_, i) => `line ${i}`),
  );
});
afterAll(async () => {
  for (const program of [ada, bo]) program.close();
  await house.close();
});

const take = (format: string, headers: Record<string, string>, of = room) =>
  fetch(`${house.url}/export/${encodeURIComponent(of)}.${format}`, { headers });
const as = ({ session }: Program) => ({ authorization: `Bearer ${session}` });
const cookieOf = ({ session }: Program) => ({ cookie: `sid=${session}` });

describe("a host takes their room along", () => {
  test("as lines of JSON, oldest first, everything once", async () => {
    const answer = await take("ndjson", cookieOf(ada));
    expect(answer.headers.get("content-disposition")).toStartWith("attachment;");
    const lines = (await answer.text()).trimEnd().split("\n");
    const messages = lines.map((line) => JSON.parse(line));
    expect(messages).toHaveLength(502);
    expect(messages[0]).toMatchObject({ name: ada.name, text: "hello", reactions: { "👋": 1 } });
    expect(messages[0].at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(messages[1]).toMatchObject({ name: "Bo <b>", text: EVIL, replyTo: messages[0].version, edited: true });
    expect(messages.slice(2).map(({ text }) => text)).toEqual(Array.from({ length: 500 }, (_, i) => `line ${i}`));
  });
  test("as one page in which nobody's words are more than words", async () => {
    const page = await (await take("html", cookieOf(ada))).text();
    expect(page).toContain("<title>Tea &amp; &lt;i&gt;</title>");
    expect(page).toContain("&lt;script&gt;alert(");
    expect(page).toContain("Bo &lt;b&gt;");
    expect(page).not.toMatch(/<script|src=|regretted|a slip/);
    expect(page.match(/<article /g)).toHaveLength(502);
  });
});

describe("nobody else is told that there is such a room:", () => {
  const nothing = { status: 404, text: "There is nothing here.\n" };
  const answer = async (asked: Promise<Response>) => {
    const { status, text } = await asked.then(async (one) => ({ status: one.status, text: await one.text() }));
    return { status, text };
  };
  test("a member, a stranger, nobody, and about a room that never was", async () => {
    for (const headers of [as(bo), cookieOf(bo), {}, { cookie: "sid=x" }, { authorization: "Bearer x" }])
      expect(await answer(take("ndjson", headers))).toEqual(nothing);
    expect(await answer(take("html", as(ada), "nowhere"))).toEqual(nothing);
  });
  test("another site, another format, an address that is none", async () => {
    expect(await answer(take("html", { ...cookieOf(ada), "sec-fetch-site": "cross-site" }))).toEqual(nothing);
    expect(await answer(take("pdf", cookieOf(ada)))).toEqual(nothing);
    for (const path of ["%E0%A4%A", "..%2F..%2Fsecret", "%00", ""])
      expect(await answer(fetch(`${house.url}/export/${path}.html`, { headers: as(ada) }))).toEqual(nothing);
  });
});
