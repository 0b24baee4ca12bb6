// Pictures that people wear: what is kept of what they send, who may, and what is gone when it is replaced.
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AVATAR_BYTES, AVATAR_SIDE } from "../../server/limits.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { overHttp, PASSWORD } from "../support/accounts.ts";
import { connect, type Program } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { askForEverything, listeningSocket } from "../support/frames.ts";
import { bitmap, flatPng, gif, joined, jpegWithPosition, movingPng, movingWebp, picture } from "../support/pictures.ts";
import { until } from "../support/until.ts";
import { closeGallery, type Gallery, openGallery, upload } from "../support/uploads.ts";

let gallery: Gallery;
let url: string;
let bo: Program;
beforeEach(async () => {
  gallery = await openGallery();
  ({ url } = gallery.house);
  bo = await connect(url);
});
afterEach(async () => {
  bo.close();
  expect(gallery.house.errors).toEqual([]);
  await closeGallery(gallery);
});

const send = (bytes: Uint8Array<ArrayBuffer>, headers?: Record<string, string>) =>
  upload(url, bo.session, bytes, headers);
const worn = async (bytes: Uint8Array<ArrayBuffer>) => (await send(bytes)).look?.avatar ?? "";
const kept = async (avatar: string) => new Uint8Array(readFileSync(join(gallery.data, "avatars", `${avatar}.webp`)));
const get = (path: string) => fetch(url + path);

describe("what is kept of a picture", () => {
  test.each(["png", "jpeg", "webp", "gif"] as const)("of a %s, its pixels as a small WebP", async (kind) => {
    const avatar = await worn(await picture(kind, 700));
    expect(avatar).toMatch(/^[\w-]{22}$/);
    const { format, width, height } = await new Bun.Image(await kept(avatar)).metadata();
    expect([format, width <= AVATAR_SIDE, height <= AVATAR_SIDE]).toEqual(["webp", true, true]);
    expect(gallery.files()).toEqual([`${avatar}.webp`]);
  });

  test("nothing of where it was taken, nor any other word", async () => {
    const sent = await jpegWithPosition();
    expect(Buffer.from(sent).toString("latin1")).toContain("52.5200N");
    const bytes = Buffer.from(await kept(await worn(sent))).toString("latin1");
    for (const trace of ["52.5200N", "Exif", "EXIF", "at home", "XMP"]) expect(bytes).not.toContain(trace);
  });

  test("only for the house's own user to read, and shown as a picture and nothing else", async () => {
    const avatar = await worn(await picture("png"));
    expect(statSync(join(gallery.data, "avatars", `${avatar}.webp`)).mode & 0o777).toBe(0o600);
    expect(statSync(join(gallery.data, "avatars")).mode & 0o777).toBe(0o700);
    const answer = await get(`/avatars/${avatar}.webp`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(await kept(avatar));
  });
});

describe("what is refused, with its reason", () => {
  const refused: [what: string, make: () => Promise<Uint8Array<ArrayBuffer>>, reason: string][] = [
    [
      "an SVG",
      async () => joined("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
      "no-picture",
    ],
    ["an HTML page", async () => joined("<!doctype html><script>alert(1)</script>"), "no-picture"],
    ["a BMP", async () => bitmap(8, 8), "no-picture"],
    ["nothing", async () => joined(""), "wrong-shape"],
    ["a path", async () => joined("/etc/passwd"), "no-picture"],
    ["a GIF that is a script, too", async () => joined("GIF89a=1;alert(1)//"), "more-than-a-picture"],
    ["a PNG with a page behind it", async () => joined(await picture("png"), "<html>"), "more-than-a-picture"],
    [
      "a JPEG with an archive behind it",
      async () => joined(await picture("jpeg"), "PK\u0003\u0004"),
      "more-than-a-picture",
    ],
    ["a moving GIF", async () => gif(3), "picture-moves"],
    ["a moving PNG", movingPng, "picture-moves"],
    ["a moving WebP", movingWebp, "picture-moves"],
    ["half a PNG", async () => (await picture("png", 300)).slice(0, 400), "picture-broken"],
    [
      "a PNG that says it is a JPEG",
      async () => joined(Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0xff, 0xd9])),
      "picture-broken",
    ],
    ["12,000 times 12,000 pixels in 20 kB", async () => flatPng(12_000, 12_000), "too-many-pixels"],
    ["2 MB and a byte", async () => joined(await picture("png"), Buffer.alloc(AVATAR_BYTES)), "picture-too-large"],
  ];
  test.each(refused)("%s", async (_what, make, reason) => {
    const { reason: answered, look, status } = await send(await make());
    // The door itself closes on what is larger still.
    if (status === 413 && answered === undefined) expect(reason).toBe("picture-too-large");
    else expect([answered, look]).toEqual([reason, undefined]);
    expect(gallery.files()).toEqual([]);
    expect((await bo.call.people.me.query()).avatar).toBeUndefined();
  });

  test("the sixth within an hour", async () => {
    for (let i = 0; i < 5; i += 1) expect((await send(await picture("png"))).status).toBe(200);
    expect((await send(await picture("png"))).reason).toBe("too-fast");
    expect(gallery.files()).toHaveLength(1);
  });

  test("a guest's, unless the host lets guests", async () => {
    const strict = await openGallery({ settings: { GUEST_AVATARS: "no" } });
    const guest = await connect(strict.house.url);
    expect((await guest.call.people.me.query()).mayWearAvatar).toBe(false);
    expect((await upload(strict.house.url, guest.session, await picture("png"))).reason).toBe("sign-up-first");
    expect(strict.files()).toEqual([]);
    const call = overHttp(strict.house.url, guest.session);
    const { session = "" } = await call.accounts.signUp.mutate({ name: "Ada", password: PASSWORD });
    expect((await upload(strict.house.url, session, await picture("png"))).look?.name).toBe("Ada");
    guest.close();
    await closeGallery(strict);
  });

  test("nobody's, and what another site sends", async () => {
    expect((await upload(url, "nobody", await picture("png"))).reason).toBe("no-session");
    for (const [name, value] of [
      ["origin", "https://evil.example"],
      ["sec-fetch-site", "cross-site"],
    ] as const)
      expect((await send(await picture("png"), { [name]: value })).status).toBe(403);
    for (const type of ["image/png", "text/plain", "multipart/form-data; boundary=x"])
      expect((await send(await picture("png"), { "content-type": type })).status).toBe(415);
    expect(gallery.files()).toEqual([]);
  });

  test("a picture's bytes where a call is expected, and a call's where a picture is", async () => {
    const post = (path: string, type: string, body: BodyInit) =>
      fetch(`${url}/trpc/${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${bo.session}`, "content-type": type },
        body,
      });
    await post("people.change", "application/octet-stream", await picture("png"));
    expect(gallery.files()).toEqual([]);
    expect((await post("people.wearAvatar", "application/json", "{}")).status).toBe(400);
    // What is no picture has no more room than any other call.
    expect((await post("people.change", "application/json", `{"name":"${"x".repeat(100_000)}"}`)).status).toBe(413);
  });

  test("wearing a picture by its name: it could be another's", async () => {
    const avatar = await worn(await picture("png"));
    const cy = await connect(url);
    const wish = { avatar } as unknown as { avatar: null };
    await expect(cy.call.people.change.mutate(wish)).rejects.toThrow();
    expect((await cy.call.people.me.query()).avatar).toBeUndefined();
    cy.close();
  });
});

test("whoever is forgotten leaves no picture behind", async () => {
  const avatar = await worn(await picture("png"));
  const mine = await fetch(`${url}/mine.ndjson`, { headers: { authorization: `Bearer ${bo.session}` } });
  expect(await mine.text()).toContain((await kept(avatar)).toBase64());
  expect(gallery.files()).toHaveLength(1);
  // The socket is sent away before it can answer.
  void bo.call.mine.forget.mutate({ erase: "everything" }).catch(() => {});
  await until("the picture to be gone", () => gallery.files().length === 0);
});

describe("what may be asked for", () => {
  test("is what somebody wears, whatever a path tries", async () => {
    const avatar = await worn(await picture("png"));
    writeFileSync(join(gallery.data, "avatars", "left-behind-12345678901.webp"), "not worn");
    writeFileSync(join(gallery.data, "secret"), "of the house");
    const paths = [
      "/avatars/",
      "/avatars/left-behind-12345678901.webp",
      `/avatars/${avatar}`,
      `/avatars/${avatar}.webp/..`,
      `/avatars/${avatar}.webp%00.html`,
      `/avatars/%00${avatar}.webp`,
      "/avatars/../secret",
      "/avatars/..%2fsecret",
      "/avatars/%2e%2e/secret",
      "/avatars/..%5c..%5csecret",
      "/avatars/....//secret",
      `/avatars/${"A".repeat(22)}.webp`,
      `/avatars/${avatar.toUpperCase() === avatar ? avatar.toLowerCase() : avatar.toUpperCase()}.webp`,
    ];
    for (const path of paths) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain("of the house");
    }
    expect((await get(`/avatars/${avatar}.webp`)).status).toBe(200);
  });
});

describe("wearing one", () => {
  test("it is seen in the rooms that one is in, and in those that one enters later", async () => {
    const reader = await new Follower(bo, "tea").enter();
    const avatar = await worn(await picture("png"));
    await until("the new look", () => reader.events.some((event) => event.type === "look-changed"));
    expect(reader.events.at(-1)).toMatchObject({ avatar });
    expect((await bo.call.rooms.enter.mutate({ room: "lobby" })).you.avatar).toBe(avatar);
    await bo.call.people.change.mutate({ hue: 3 });
    expect((await bo.call.people.me.query()).avatar).toBe(avatar);
  });

  test("another one replaces it, on the disk, too; taken off, nothing is left", async () => {
    const first = await worn(await picture("png"));
    const second = await worn(await picture("jpeg"));
    expect(second).not.toBe(first);
    expect(gallery.files()).toEqual([`${second}.webp`]);
    expect((await get(`/avatars/${first}.webp`)).status).toBe(404);
    const look = await bo.call.people.change.mutate({ avatar: null });
    expect(look.avatar).toBeUndefined();
    expect(gallery.files()).toEqual([]);
    expect((await bo.call.rooms.enter.mutate({ room: "tea" })).you.avatar).toBeUndefined();
  });

  test("in a masked room nobody sees it, nor its name", async () => {
    const avatar = await worn(await picture("png"));
    const ear = listeningSocket();
    const onlooker = await connect(url, undefined, { WebSocket: ear.WebSocket });
    const { room } = await onlooker.call.rooms.open.mutate({ name: "Ball", masks: true });
    const reader = await new Follower(onlooker, room).enter();
    onlooker.call.live.signals.subscribe({ room }, {});
    await bo.call.rooms.enter.mutate({ room });
    const other = await worn(await picture("jpeg"));
    await bo.call.messages.post.mutate({ room, id: crypto.randomUUID(), text: "hello" });
    await reader.hears("hello");
    const told = ear.heard.join("\n") + (await askForEverything(onlooker, room, 10));
    expect(told).toContain("hello");
    for (const name of [avatar, other]) expect(told).not.toContain(name);
    onlooker.close();
  });
});

test("after a restart it is still shown, and what a crash left behind is gone", async () => {
  const log = memoryLog();
  const before = await openGallery({ log });
  const ada = await connect(before.house.url);
  const { look } = await upload(before.house.url, ada.session, await picture("png"));
  ada.close();
  await before.house.close();
  for (const left of [`${"B".repeat(22)}.webp`, `${"C".repeat(22)}.webp.new`])
    writeFileSync(join(before.data, "avatars", left), "never worn");
  const after = await openGallery({ log, settings: { DATA_DIR: before.data } });
  expect(after.files()).toEqual([`${look?.avatar}.webp`]);
  expect((await fetch(`${after.house.url}/avatars/${look?.avatar}.webp`)).status).toBe(200);
  await closeGallery(after);
});

test("of many that come at once, those beyond a few are asked to try again, and the rest is kept", async () => {
  const many = await Promise.all(Array.from({ length: 30 }, () => connect(url)));
  const sent = await Promise.all(many.map(async ({ session }) => upload(url, session, await picture("jpeg", 300))));
  const kept = sent.filter(({ look }) => look);
  expect(kept.length).toBeGreaterThanOrEqual(10);
  for (const { look, reason } of sent) expect(look ? "kept" : reason).toMatch(/^(kept|busy)$/);
  expect(gallery.files().toSorted()).toEqual(kept.map(({ look }) => `${look?.avatar}.webp`).toSorted());
  for (const one of many) one.close();
});
