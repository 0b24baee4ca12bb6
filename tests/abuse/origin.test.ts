// Whose page may talk to the house, and as whom.
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { hostname } from "node:os";
import { Origins } from "../../server/http/origins.ts";
import { type House, openHouse } from "../support/house.ts";
import { shakeHands, textFrame } from "../support/raw.ts";
import { until } from "../support/until.ts";

let house: House;
let own: string;
beforeAll(async () => {
  house = await openHouse();
  own = `http://127.0.0.1:${house.port}`;
});
afterAll(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const me = (headers: Record<string, string>, init: RequestInit = {}) =>
  fetch(`${house.url}/trpc/people.me`, {
    method: "POST",
    ...init,
    headers: { "content-type": "application/json", ...headers },
  });
const cookieOf = (answer: Response) => answer.headers.get("set-cookie") ?? "";
const sidOf = (answer: Response) => cookieOf(answer).split(";")[0] ?? "";
const nameIn = async (answer: Response) => (await answer.json()).result.data.name as string;

/** Origins that are not the house's own, whatever they look like. */
const foreign = () => ({
  "another site": "https://evil.example",
  "another port": `http://127.0.0.1:${house.port + 1}`,
  "no port": "http://127.0.0.1",
  https: `https://127.0.0.1:${house.port}`,
  null: "null",
  nothing: "",
  "a name that begins so": `http://127.0.0.1:${house.port}.evil.example`,
  "a name that ends so": `http://evil-127.0.0.1:${house.port}`,
  "a user in it": `http://127.0.0.1:${house.port}@evil.example`,
  "a path in it": `http://127.0.0.1:${house.port}/`,
  "capital letters": `HTTP://127.0.0.1:${house.port}`,
  "two of them": `http://127.0.0.1:${house.port}, https://evil.example`,
});

describe("a page of another site", () => {
  test("gets no socket", async () => {
    for (const [what, origin] of Object.entries(foreign())) {
      const raw = await shakeHands(house.port, { Origin: origin });
      expect([what, await raw.status()]).toEqual([what, 403]);
      raw.close();
    }
  });
  test("gets no answer, not even with the cookie of somebody here", async () => {
    const cookie = sidOf(await me({ origin: own }));
    for (const [what, origin] of Object.entries(foreign())) {
      const answer = await me({ origin, cookie });
      expect([what, answer.status, cookieOf(answer)]).toEqual([what, 403, ""]);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
  test("makes no guests by pictures", async () => {
    const head = house.log.head;
    for (const site of ["cross-site", "same-site"]) {
      const answer = await fetch(`${house.url}/trpc/people.me`, { headers: { "sec-fetch-site": site } });
      expect([site, answer.status]).toEqual([site, 403]);
    }
    expect(house.log.head).toBe(head);
    await fetch(`${house.url}/trpc/people.me`, { headers: { "sec-fetch-site": "same-origin" } });
    expect(house.log.head).toBe(head + 1);
  });
  test("is not let in by a question beforehand", async () => {
    const answer = await fetch(`${house.url}/trpc/rooms.open`, {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(answer.status).toBe(403);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("a page of this house", () => {
  test("gets a socket, as the person of its cookie", async () => {
    const first = await me({ origin: own });
    const cookie = sidOf(first);
    const raw = await shakeHands(house.port, { Origin: own, Cookie: cookie }, "/trpc");
    expect(await raw.status()).toBe(101);
    raw.write(textFrame({ id: 1, method: "query", params: { path: "people.me" } }));
    await until("an answer", () => raw.replies.length > 0);
    expect(raw.replies[0]).toMatchObject({ id: 1, result: { data: { name: await nameIn(first) } } });
    raw.close();
  });
  test("is the same person with the same cookie, and another without", async () => {
    const first = await me({ origin: own });
    const again = await me({ origin: own, cookie: sidOf(first) });
    const other = await me({ origin: own });
    const name = await nameIn(first);
    expect(await nameIn(again)).toBe(name);
    expect(cookieOf(again)).toBe("");
    expect(await nameIn(other)).not.toBe(name);
  });
  test("may be opened by any of this machine's names", async () => {
    for (const host of ["localhost", "127.0.0.1", "[::1]", hostname().toLowerCase()]) {
      const at = `${host}:${house.port}`;
      expect([host, (await me({ host: at, origin: `http://${at}` })).status]).toEqual([host, 200]);
    }
  });
  test("gets nothing by a cookie that is not a token", async () => {
    for (const sid of ["", "x", "../../etc/passwd", "x".repeat(43), "__proto__"]) {
      const answer = await me({ origin: own, cookie: `sid=${sid}` });
      expect([answer.status, cookieOf(answer).startsWith("sid=")]).toEqual([200, true]);
    }
  });
});

describe("a program without a page", () => {
  test("is not believed a cookie, over HTTP or over a socket", async () => {
    const first = await me({ origin: own });
    const answer = await me({ cookie: sidOf(first) });
    const { result } = await answer.json();
    expect(result.data.name).not.toBe(await nameIn(first));
    expect(result.data.session).toMatch(/^[\w-]{43}$/);
    const raw = await shakeHands(house.port, { Cookie: sidOf(first) });
    raw.write(textFrame({ method: "connectionParams", data: null }));
    await until("a refusal", () => raw.replies.length > 0);
    expect(raw.replies[0]?.error?.data).toMatchObject({ reason: "no-session" });
    raw.close();
  });
  test("gets a socket only if it is going to say who it is", async () => {
    for (const path of ["/trpc", "/trpc?connectionParams=0", "/trpc?connectionparams=1", "/trpc/people.me"]) {
      expect([path, await (await shakeHands(house.port, {}, path)).status()]).toEqual([path, 403]);
    }
    expect(await (await shakeHands(house.port)).status()).toBe(101);
  });
  test("gets its session by word, never by cookie", async () => {
    const answer = await me({});
    expect(cookieOf(answer)).toBe("");
    const { session, name } = (await answer.json()).result.data;
    expect(await nameIn(await me({ authorization: `Bearer ${session}` }))).toBe(name);
    // A page of this house is who its cookie says.
    expect(await nameIn(await me({ origin: own, authorization: `Bearer ${session}` }))).not.toBe(name);
  });
});

describe("a house that is called by another name", () => {
  const hosts = ["evil.example", "evil.example:80", "", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example"];
  test.each(hosts)("%j does not answer", async (host) => {
    const raw = await shakeHands(house.port, { Host: host, Upgrade: undefined, Connection: "close" }, "/");
    // Bun itself may refuse an empty one.
    expect([400, 421]).toContain(await raw.status());
    expect([400, 421]).toContain(await (await shakeHands(house.port, { Host: host })).status());
    raw.close();
  });
  test("tells watchers that it is well, by any name", async () => {
    const answer = await fetch(`${house.url}/healthz`, { headers: { host: "evil.example" } });
    expect([answer.status, await answer.text()]).toEqual([200, "ok\n"]);
  });
});

describe("what a form of another site could send", () => {
  const shapes: [string, string, string][] = [
    ["text/plain", "text/plain", '{"name":"forged"}'],
    ["a form", "application/x-www-form-urlencoded", "name=forged"],
    [
      "files",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nforged\r\n--x--\r\n',
    ],
    ["no type", "", '{"name":"forged"}'],
  ];
  test.each(shapes)("%s changes nothing, even from a page of this house", async (_what, type, body) => {
    const first = await me({ origin: own });
    const cookie = sidOf(first);
    const head = house.log.head;
    const answer = await fetch(`${house.url}/trpc/people.change`, {
      method: "POST",
      headers: { origin: own, cookie, ...(type && { "content-type": type }) },
      body: new Blob([body]),
    });
    expect(answer.status).toBeWithin(400, 500);
    expect(house.log.head).toBe(head);
  });
  test("a link or an image that asks for a change changes nothing", async () => {
    const cookie = sidOf(await me({ origin: own }));
    const head = house.log.head;
    const input = encodeURIComponent('{"name":"forged"}');
    const answer = await fetch(`${house.url}/trpc/people.change?input=${input}`, { headers: { origin: own, cookie } });
    expect(answer.status).toBe(405);
    expect(house.log.head).toBe(head);
  });
});

describe("behind an https address", () => {
  const https = { host: "chat.example.org", origin: "https://chat.example.org" };
  const ask = (house: House, cookie = "") =>
    fetch(`${house.url}/trpc/people.me`, {
      method: "POST",
      headers: { ...https, cookie, "content-type": "application/json" },
    });

  test("cookies are for https, and for this very origin, alone", async () => {
    await using house = await houseAt("https://chat.example.org");
    const answer = await ask(house);
    expect(cookieOf(answer)).toMatch(
      /^__Host-sid=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
  });
  test("the machine's own names stay usable without https", async () => {
    await using house = await houseAt("https://chat.example.org");
    const here = { origin: house.url, "content-type": "application/json" };
    const answer = await fetch(`${house.url}/trpc/people.me`, { method: "POST", headers: here });
    expect(cookieOf(answer)).toMatch(/^sid=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/);
    expect(answer.headers.get("strict-transport-security")).toBeNull();
  });
  test("a page of that name that came without https is not let in", async () => {
    await using house = await houseAt("https://chat.example.org");
    const raw = await shakeHands(house.port, { Host: "chat.example.org", Origin: "http://chat.example.org" }, "/trpc");
    expect(await raw.status()).toBe(403);
  });
  test("a plain cookie is not believed", async () => {
    await using house = await houseAt("https://chat.example.org");
    const first = await ask(house);
    const token = sidOf(first).split("=")[1];
    const name = await nameIn(first);
    expect(await nameIn(await ask(house, `sid=${token}`))).not.toBe(name);
    expect(await nameIn(await ask(house, `__Host-sid=${token}`))).toBe(name);
  });
});

describe("on every answer", () => {
  test("a browser is told to run and show nothing but this house's own", async () => {
    const paths = ["/", "/nothing", "/healthz", "/trpc/people.me", "/trpc/nothing", "/r/tea"];
    for (const path of paths) {
      const { headers } = await fetch(house.url + path);
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("strict-transport-security")).toBeNull();
    }
  });
  test("the cookie of plain http is out of reach of scripts and other sites", async () => {
    expect(cookieOf(await me({ origin: own }))).toMatch(
      /^sid=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/,
    );
  });
});

test("a public address decides who is let in, beside this machine's own names", () => {
  const origins = new Origins(3000, "https://chat.example.org");
  for (const host of ["chat.example.org", "CHAT.example.org", "localhost:3000"])
    expect(origins.knowsHost(host)).toBe(true);
  for (const host of [null, "", "example.org", "chat.example.org:3000", "localhost"])
    expect(origins.knowsHost(host)).toBe(false);
  expect(origins.knowsOrigin("https://chat.example.org")).toBe(true);
  expect(origins.knowsOrigin("https://evil.chat.example.org")).toBe(false);
  expect(new Origins(80, undefined).knowsHost("localhost")).toBe(true);
});

test("a laptop that wakes up in another network is known by its new address, and by the old one no longer", () => {
  let now = 0;
  let addresses = ["192.168.1.7"];
  const origins = new Origins(
    3000,
    undefined,
    () => addresses,
    () => now,
  );
  expect(origins.knowsHost("192.168.1.7:3000")).toBe(true);
  addresses = ["10.0.0.9", "fd00::9"];
  now = 999;
  expect(origins.knowsHost("10.0.0.9:3000")).toBe(false);
  now = 1_000;
  expect(origins.knowsHost("10.0.0.9:3000")).toBe(true);
  expect(origins.knowsOrigin("http://[fd00::9]:3000")).toBe(true);
  expect(origins.knowsHost("192.168.1.7:3000")).toBe(false);
});

async function houseAt(publicUrl: string) {
  const house = await openHouse({ settings: { PUBLIC_URL: publicUrl } });
  return { ...house, [Symbol.asyncDispose]: () => house.close() };
}
