// Bytes that no honest client sends: the connection is closed, the house goes on.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { FRAME_BYTES } from "../../server/limits.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { frame, openSocket, PING, type Raw, shakeHands, textFrame } from "../support/raw.ts";
import { until } from "../support/until.ts";

let house: House;
let bo: Program;
const raws: Raw[] = [];
beforeAll(async () => {
  house = await openHouse({ settings: { SOCKETS_PER_SESSION: "1000" } });
  bo = await connect(house.url);
  await bo.call.rooms.enter.mutate({ room: "tea" });
});
afterEach(async () => {
  for (const raw of raws.splice(0)) raw.close();
  expect((await bo.call.people.me.query()).name).toBe(bo.name);
  expect(house.errors).toEqual([]);
});
afterAll(async () => {
  bo.close();
  await house.close();
});

async function bosSocket(): Promise<Raw> {
  const raw = await openSocket(house.port, bo.session);
  raws.push(raw);
  return raw;
}
const ask = (id: unknown, path = "people.me") => ({ id, method: "query", params: { path } });

test("a socket that is spoken to properly answers, so that the tests below mean something", async () => {
  const raw = await bosSocket();
  raw.write(textFrame(ask(1)));
  raw.write(frame({ opcode: PING, payload: "hello" }));
  await until("two answers", () => raw.frames.length === 2);
  expect(raw.replies[0]).toMatchObject({ id: 1, result: { data: { name: bo.name } } });
});

describe("a frame", () => {
  const post = (characters: number) => {
    const input = { room: "tea", id: newId(), text: "" };
    const empty = JSON.stringify({ id: 1, method: "mutation", params: { path: "messages.post", input } }).length;
    return textFrame({
      id: 1,
      method: "mutation",
      params: { path: "messages.post", input: { ...input, text: "x".repeat(characters - empty) } },
    });
  };

  test(`of ${FRAME_BYTES} bytes is read, and one byte more closes the socket with 1009 or at once`, async () => {
    const fits = await bosSocket();
    fits.write(post(FRAME_BYTES));
    await until("a refusal in words", () => fits.replies.length > 0);
    expect(fits.replies[0]?.error?.data["reason"]).toBe("wrong-shape");
    const tooLong = await bosSocket();
    tooLong.write(post(FRAME_BYTES + 1));
    await tooLong.untilClosed();
    expect([1009, 1006, undefined]).toContain(tooLong.closeCode);
    expect(tooLong.replies).toEqual([]);
  });

  const cases: [string, () => Buffer][] = [
    ["of 1 MB", () => frame({ payload: "x".repeat(1_048_576) })],
    ["that says it were 2^62 bytes long", () => frame({ payload: "x", says: 2n ** 62n })],
    ["that says it were 2^63 bytes long", () => frame({ payload: "x", says: 2n ** 63n })],
    ["in pieces that together are too long", () => pieces(3, 30_000)],
    ["with text that is not UTF-8", () => frame({ payload: Buffer.from([0x22, 0xff, 0xfe, 0x22]) })],
    ["with half a surrogate", () => frame({ payload: Buffer.from([0xed, 0xa0, 0x80]) })],
    ["that is not masked", () => frame({ payload: "{}", masked: false })],
    ["with reserved bits", () => frame({ payload: "{}", reserved: 0b100 })],
    ["with a reserved opcode", () => frame({ payload: "{}", opcode: 3 })],
    ["that continues nothing", () => frame({ payload: "{}", opcode: 0 })],
    ["of control that is too long", () => frame({ payload: "x".repeat(126), opcode: PING })],
    ["of control in pieces", () => frame({ payload: "x", opcode: PING, final: false })],
    ["that is no frame at all", () => Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(10))],
  ];
  test.each(cases)("%s closes the socket", async (_what, bytes) => {
    const raw = await bosSocket();
    raw.write(bytes());
    await raw.untilClosed();
    expect(raw.replies).toEqual([]);
  });
});

describe("words that are no call", () => {
  const odd = [
    "",
    "{",
    "null",
    "true",
    "7",
    '"text"',
    "[]",
    "[null]",
    "[[[]]]",
    "{}",
    '{"id":1}',
    '{"id":{},"method":"query","params":{"path":"people.me"}}',
    '{"id":1,"method":"query"}',
    '{"id":1,"method":"query","params":null}',
    '{"id":1,"method":"query","params":{"path":null}}',
    '{"id":1,"method":"query","params":{"path":{"toString":1}}}',
    '{"id":1,"method":"query","params":{"path":["people.me"]}}',
    '{"id":1,"method":"delete","params":{"path":"people.me"}}',
    '{"id":1,"method":{},"params":{"path":"people.me"}}',
    '{"id":null,"method":"query","params":{"path":"people.me"}}',
    '{"id":1,"jsonrpc":"1.0","method":"query","params":{"path":"people.me"}}',
    '{"id":1,"method":"subscription.stop"}',
    '{"id":1,"method":"subscription","params":{"path":"live.room","input":{"room":"tea"},"lastEventId":7}}',
    '{"__proto__":{"id":1},"method":"query","params":{"path":"people.me"}}',
    `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
    `{"id":1,"method":"query","params":{"path":"people.me","input":${'{"a":'.repeat(8_000)}1${"}".repeat(8_000)}}}`,
  ];
  test("are refused in words that tell nothing of the house's insides", async () => {
    const raw = await bosSocket();
    for (const text of odd) raw.write(frame({ payload: text }));
    raw.write(frame({ payload: JSON.stringify(ask(1)), opcode: 2 }));
    raw.write(textFrame(ask("the last")));
    await until("the last answer", () => raw.replies.some(({ id }) => id === "the last"));
    for (const { error } of raw.replies) {
      if (error) expect(JSON.stringify(error)).not.toMatch(/\/work|node_modules|server\/|\.ts|\bat \w+ \(/);
    }
    expect(raw.replies.length).toBeGreaterThan(odd.length / 2);
  });

  test.each([
    "people.nobody",
    "people",
    "",
    "__proto__",
    "constructor",
    "people.__proto__",
    "toString.call",
    "people.me.call",
    "_def.procedures",
  ])("for %j: there is nothing of that name", async (path) => {
    const raw = await bosSocket();
    for (const method of ["query", "mutation", "subscription"])
      raw.write(textFrame({ id: method, method, params: { path } }));
    await until("three refusals", () => raw.replies.filter(({ error }) => error).length === 3);
    for (const { error } of raw.replies.filter((reply) => reply.error)) expect(error?.data["code"]).toBe("NOT_FOUND");
    const overHttp = await fetch(`${house.url}/trpc/${path || "%20"}`);
    expect(overHttp.status).toBe(404);
  });
});

test("garbage instead of a handshake, or in the middle of one, harms nobody", async () => {
  const random = crypto.getRandomValues(new Uint8Array(4_096));
  const raw = await shakeHands(house.port, { "Sec-WebSocket-Key": undefined });
  raws.push(raw);
  expect(await raw.status()).toBeWithin(400, 500);
  for (const bytes of [
    random,
    "GET /trpc HTTP/9.9\r\n\r\n",
    "\0\0\0\0\r\n\r\n",
    `GET /${"x".repeat(100_000)} HTTP/1.1\r\n\r\n`,
  ]) {
    const garbled = await shakeHands(house.port);
    garbled.write(bytes);
    raws.push(garbled);
  }
});

function pieces(count: number, length: number): Buffer {
  const all = Array.from({ length: count }, (_, i) =>
    frame({ payload: "x".repeat(length), opcode: i === 0 ? 1 : 0, final: i === count - 1 }),
  );
  return Buffer.concat(all);
}
