// A room leaves a house as a folder, and comes into another.
import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { together } from "../../server/messages/view.ts";
import { HOST_LINK } from "../../server/roles/hostLink.ts";
import { overHttp } from "../support/accounts.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { picture } from "../support/pictures.ts";
import { upload } from "../support/uploads.ts";
import { startServer } from "../torture/server.ts";

setDefaultTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), "hearsay-moving-"));
const [here, there] = [join(folder, "here"), join(folder, "there")];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(data: string, command: string, ...words: string[]) {
  const { exitCode, stdout, stderr } = Bun.spawnSync(
    [process.execPath, join(root, `scripts/${command}.ts`), ...words],
    {
      cwd: folder,
      env: { ...process.env, DATA_DIR: data },
    },
  );
  return { code: exitCode, words: stdout.toString() + stderr.toString() };
}

/** Somebody's visit to a house that runs meanwhile. */
async function atHome<Result>(
  data: string,
  visit: (program: Program, url: string) => Promise<Result>,
): Promise<Result> {
  const server = await startServer(data, { env: { GUEST_AVATARS: "yes" } });
  const program = await connect(server.url);
  try {
    return await visit(program, server.url);
  } finally {
    program.close();
    server.signal("SIGTERM");
    await server.exited;
  }
}

const EVIL = '</p><script>alert("1")</script>';

/** Ada and Bo talk in a room of Ada's; answers how it looks to her. */
async function talk(ada: Program, url: string, found: "everybody" | "link") {
  const bo = await connect(url);
  await ada.call.people.change.mutate({ name: "Ada", hue: 20, face: 341 });
  await bo.call.people.change.mutate({ name: "Bo", hue: 140, face: 170 });
  const { room } = await ada.call.rooms.open.mutate({ name: "Tea & talk", topic: "dust", keep: "ever", found });
  const invite = found === "link" ? (await ada.call.invites.make.mutate({ room })).token : undefined;
  await bo.call.rooms.enter.mutate({ room, invite });
  const say = async ({ call }: Program, text: string, replyTo?: number) =>
    (await call.messages.post.mutate({ room, id: newId(), text, replyTo })).version;
  const first = await say(ada, "Hello, tea! سلام");
  const second = await say(bo, EVIL, first);
  await ada.call.messages.react.mutate({ room, version: second, emoji: "🎉", on: true });
  const slip = await say(ada, "a slip of the fnigers");
  await ada.call.messages.edit.mutate({ room, version: slip, text: "a slip of the fingers" });
  await bo.call.messages.erase.mutate({ room, version: await say(bo, "I never said this") });
  const hidden = await say(bo, "hidden by a host");
  await ada.call.moderation.hide.mutate({ room, version: hidden, ground: "spam" });
  const seen = await ada.call.rooms.enter.mutate({ room });
  bo.close();
  return seen;
}

type Seen = Awaited<ReturnType<typeof talk>>;

/** What a screen shows of the words, whatever numbers they have. */
function wordsIn({ messages, notices, looks }: Pick<Seen, "messages" | "notices" | "looks">) {
  const rows = together({ messages, notices }).filter((row) => row.kind === "message");
  const placeOf = (version: number | undefined) => rows.findIndex((one) => one.version === version);
  return rows
    .filter(({ erased, hidden }) => !erased && !hidden)
    .map(({ at, by, text, edited, replyTo, replyToBy, reactions }) => {
      const { name, hue, face } = looks[by] ?? {};
      return { at, by, text, edited, to: placeOf(replyTo), replyToBy, reactions, name, hue, face };
    });
}

describe("a room that moves to another house", () => {
  test("is the same there: words, people, times, answers, reactions and options", async () => {
    const seen = await atHome(here, async (ada, url) => {
      const seen = await talk(ada, url, "everybody");
      const told = { code: 0, words: expect.stringContaining("3 messages of") };
      expect(run(here, "export", "Tea & talk", "tea")).toEqual(told);
      return seen;
    });
    const page = readFileSync(join(folder, "tea/page.html"), "utf8");
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toMatch(/<script|I never said this|fnigers|hidden by a host/);
    expect(readFileSync(join(folder, "tea/messages.ndjson"), "utf8")).not.toMatch(
      /I never said this|fnigers|hidden by a host/,
    );

    mkdirSync(there);
    expect(run(there, "import", "tea")).toEqual({ code: 0, words: expect.stringContaining("/r/tea-talk") });
    await atHome(there, async ({ call }) => {
      const now = await call.rooms.enter.mutate({ room: "tea-talk" });
      expect(wordsIn(now)).toEqual(wordsIn(seen));
      const { id: _id, here: _here, posted: _posted, ...card } = seen.room;
      expect(now.room).toMatchObject(card);
      // They are not here, and did not come or go.
      expect(now.notices.map(({ by }) => by)).toEqual([now.you.mask]);
      // Whoever is here speaks on, and answers them.
      const replyTo = now.messages[0]?.version;
      await call.messages.post.mutate({ room: "tea-talk", id: newId(), text: "and on", replyTo });
    });
    expect(run(there, "verify").words).toContain("Fine.");
    const originIn = (name: string) => JSON.parse(readFileSync(join(folder, name, "room.json"), "utf8")).origin;
    expect(originIn("tea").room).toBe(seen.room.id);
    // Taken along once more, it says where it is now.
    expect(run(there, "export", "tea-talk", "tea-again").code).toBe(0);
    expect(originIn("tea-again").house).not.toBe(originIn("tea").house);
  });

  test("comes once, and not into the house that it left", () => {
    expect(run(there, "import", "tea")).toEqual({ code: 1, words: expect.stringContaining("already, as tea-talk") });
    expect(run(here, "import", "tea")).toEqual({ code: 1, words: expect.stringContaining("this very house") });
  });

  test("stands beside one of the same name", async () => {
    const other = join(folder, "other");
    await atHome(other, ({ call }) => call.rooms.open.mutate({ name: "Tea & talk" }));
    expect(run(other, "import", "tea")).toEqual({ code: 0, words: expect.stringContaining("/r/tea-talk-2") });
  });

  test("is not taken for a room of the house that is not open yet", () => {
    const fresh = join(folder, "fresh");
    mkdirSync(fresh);
    writeFileSync(join(fresh, "chatrooms.txt"), "Tea & talk | of the house | keep=1h\n");
    expect(run(fresh, "import", "tea")).toEqual({ code: 0, words: expect.stringContaining("/r/tea-talk-2") });
  });

  test("stays private: a link that is told once leads in", async () => {
    const secretive = join(folder, "secretive");
    await atHome(secretive, (ada, url) => talk(ada, url, "link"));
    expect(run(secretive, "export", "Tea & talk", "private").code).toBe(0);
    const away = join(folder, "away");
    mkdirSync(away);
    const [, token = ""] = /\/i\/(\S+)/.exec(run(away, "import", "private").words) ?? [];
    await atHome(away, async ({ call }) => {
      const cards = await call.rooms.discover.query();
      expect(cards.map(({ name }) => name)).not.toContain("Tea & talk");
      const { room } = await call.invites.look.query({ token });
      const { messages } = await call.rooms.enter.mutate({ room, invite: token });
      expect(messages.map(({ text }) => text)).toContain("Hello, tea! سلام");
    });
  });
});

describe("a room whose people wear pictures", () => {
  const [from, to] = [join(folder, "pictured"), join(folder, "gallery")];
  const filesIn = (...path: string[]) => (existsSync(join(...path)) ? readdirSync(join(...path)) : []);
  const shownIn = async (url: string, avatar = "") => (await fetch(`${url}/avatars/${avatar}.webp`)).status;

  test("takes them along, those of people in it alone", async () => {
    const { mask, avatar } = await atHome(from, async (ada, url) => {
      const bo = await connect(url);
      for (const { session } of [ada, bo]) await upload(url, session, await picture("png", 300));
      const { room } = await ada.call.rooms.open.mutate({ name: "Gallery", keep: "ever" });
      await ada.call.messages.post.mutate({ room, id: newId(), text: "This is me" });
      bo.close();
      return (await ada.call.rooms.enter.mutate({ room })).you;
    });
    expect(filesIn(from, "avatars")).toHaveLength(2);
    expect(run(from, "export", "Gallery", "gallery-out").code).toBe(0);
    expect(filesIn(folder, "gallery-out/avatars")).toEqual([`${avatar}.webp`]);

    mkdirSync(to);
    expect(run(to, "import", "gallery-out").code).toBe(0);
    const [pictured = ""] = filesIn(to, "avatars");
    // Twice: a start lets go of pictures that nobody wears, and the second one reads what the first kept of its views.
    for (const _ of [1, 2])
      await atHome(to, async ({ call }, url) => {
        const { looks } = await call.rooms.enter.mutate({ room: "gallery" });
        expect(`${looks[mask]?.avatar}.webp`).toBe(pictured);
        expect(await shownIn(url, looks[mask]?.avatar)).toBe(200);
        expect(await shownIn(url, avatar)).toBe(404);
      });
  });

  test("is led by the house's host, and its pictures go when it is closed", async () => {
    await atHome(to, async (ada, url) => {
      const room = "gallery";
      const { hosts, looks } = await ada.call.rooms.enter.mutate({ room });
      expect(hosts).toEqual([]);
      const avatar = Object.values(looks).find((look) => look.avatar)?.avatar;
      expect(await shownIn(url, avatar)).toBe(200);
      const [, token = ""] = /\/host\/(\S+)/.exec(readFileSync(join(to, HOST_LINK), "utf8")) ?? [];
      const { session } = await overHttp(url, ada.session).roles.becomeHost.mutate({ token });
      const host = await connect(url, session);
      const { you, ...seen } = await host.call.rooms.enter.mutate({ room });
      expect(seen.hosts).toEqual([you.mask]);
      await host.call.rooms.host.close.mutate({ room });
      expect(await shownIn(url, avatar)).toBe(404);
      expect(filesIn(to, "avatars")).toEqual([]);
      host.close();
    });
  });

  test("is not brought in with something else in their place", () => {
    const [file = ""] = filesIn(folder, "gallery-out/avatars");
    writeFileSync(join(folder, "gallery-out/avatars", file), "<svg/>");
    const data = join(folder, "careful");
    mkdirSync(data);
    expect(run(data, "import", "gallery-out")).toEqual({
      code: 1,
      words: expect.stringContaining(`${file} is not as`),
    });
    expect(existsSync(join(data, "log"))).toBe(false);
  });
});

describe("an export", () => {
  test("of what is not there, or over what is, says what there is to do", () => {
    expect(run(here, "export")).toEqual({ code: 1, words: expect.stringContaining("Say which room") });
    expect(run(here, "export", "attic")).toEqual({ code: 1, words: expect.stringContaining('no open room "attic"') });
    expect(run(here, "export", "Tea & talk", "tea")).toEqual({ code: 1, words: expect.stringContaining("already") });
  });
  test("that somebody edited wrongly changes nothing", () => {
    const [broken, data] = [join(folder, "broken"), join(folder, "untouched")];
    mkdirSync(broken);
    writeFileSync(join(broken, "room.json"), readFileSync(join(folder, "tea/room.json")));
    writeFileSync(join(broken, "messages.ndjson"), '{"version":1}\n');
    mkdirSync(data);
    expect(run(data, "import", broken)).toEqual({ code: 1, words: expect.stringContaining("ndjson, line 1 is not") });
    expect(existsSync(join(data, "log"))).toBe(false);
  });
});
