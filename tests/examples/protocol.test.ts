import { describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refusals } from "../../client/i18n/en/refusals.ts";
import { root } from "../../scripts/command.ts";
import { eventNames } from "../../scripts/protocol/events.ts";
import { pageWithFiles, referencePage } from "../../scripts/protocol/pages.ts";
import { PROTOCOL } from "../../server/limits.ts";
import { type House, openHouse } from "../support/house.ts";
import { openSocket, type Raw, shakeHands, textFrame } from "../support/raw.ts";
import { until } from "../support/until.ts";

const read = (page: string) => readFileSync(join(root, "docs", page), "utf8");

describe("the pages that come from the code are as `bun run protocol` writes them:", () => {
  // Formatting adds spaces and dashes to tables, nothing else.
  const bare = (page: string) => page.replaceAll(/-{3,}/g, "---").replaceAll(/\s+/g, " ");
  test("REFERENCE.md", () => {
    expect(bare(read("REFERENCE.md"))).toBe(bare(referencePage()));
  });
  test.each(["PROTOCOL.md", "DEPLOY.md"])("the files that %s shows", (page) => {
    expect(bare(read(page))).toBe(bare(pageWithFiles(page)));
    const shown = /<!-- [\w/.]+ -->\n\n```\w+\n.*?^```$/gms;
    expect(read(page).match(shown)).toHaveLength(read(page).match(/<!-- [\w/.]+ -->/g)?.length ?? 0);
  });
  test("every event that a room can be told has its place there", () => {
    expect(eventNames()).toContain("message-posted");
    expect(eventNames()).toContain("words-expired");
    const page = read("REFERENCE.md");
    const foldedSomewhere = [...readFileSync(join(root, "server/rooms/view.ts"), "utf8").matchAll(/case "([\w-]+)"/g)];
    expect(foldedSomewhere.map(([, name = ""]) => name).filter((name) => !page.includes(`type: "${name}"`))).toEqual(
      [],
    );
  });
  test("so has every refusal", () => {
    const page = read("REFERENCE.md");
    expect(Object.keys(refusals).filter((reason) => !page.includes(`| \`${reason}\``))).toEqual([]);
  });
});

/** What PROTOCOL.md shows, in order: `→` is said to the house, `←` comes from it. */
const conversation = [...read("PROTOCOL.md").matchAll(/^([→←]) (.+)$/gm)].map(([, way, words = ""]) => ({
  way,
  words,
}));

describe("the frames of PROTOCOL.md", () => {
  test("are what a real house answers, in form and order", async () => {
    const house = await openHouse();
    const told = new Conversation(house);
    for (const { way, words } of conversation) await (way === "→" ? told.say(words) : told.hear(words));
    expect(conversation.length).toBeGreaterThan(12);
    told.end();
    await house.close();
  });
});

class Conversation {
  private session = "";
  private cursor = "";
  private answer: unknown;
  private socket: Raw | undefined;
  private heard = 0;

  constructor(private readonly house: House) {}

  async say(words: string): Promise<void> {
    const [, path] = /^GET (\S+)$/.exec(words) ?? [];
    if (path) this.answer = await (await fetch(this.house.url + path)).json();
    else if (words.includes("connectionParams")) this.socket = await openSocket(this.house.port, this.session);
    else this.socket?.write(textFrame(JSON.parse(words.replace("$cursor", this.cursor))));
  }

  async hear(words: string): Promise<void> {
    if (this.socket) {
      await until(`an answer like ${words}`, () => (this.socket?.replies.length ?? 0) > this.heard);
      this.answer = this.socket.replies[this.heard++];
    }
    const { session, cursor } =
      (this.answer as { result?: { data?: { session?: string; cursor?: string } } }).result?.data ?? {};
    this.session = session ?? this.session;
    this.cursor = cursor ?? this.cursor;
    expect(this.answer).toMatchObject(formOf(JSON.parse(words)));
  }

  end(): void {
    this.socket?.close();
  }
}

/** Names and kinds of everything that is shown; its values where they are the same in every house. */
function formOf(shown: unknown, key = ""): object {
  if (Array.isArray(shown)) return expect.arrayContaining(shown.map((one) => expect.objectContaining(formOf(one))));
  if (typeof shown === "object" && shown !== null)
    return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, formOf(value, name)]));
  const same = shown !== "…" && !/^(name|hue|face|at|after|version|here|posted)$/.test(key);
  return same ? (shown as object) : expect.any({ string: String, number: Number }[typeof shown as "string" | "number"]);
}

describe("a program that speaks another version of the protocol", () => {
  test("is told so, and which one the house speaks", async () => {
    const house = await openHouse();
    const { result } = (await (await fetch(`${house.url}/trpc/people.me`)).json()) as {
      result: { data: { session: string; protocol: number } };
    };
    expect(result.data.protocol).toBe(PROTOCOL);
    const says = async (protocol: number) => {
      const raw = await shakeHands(house.port, {}, `/trpc?connectionParams=1&protocol=${protocol}`);
      await raw.status();
      raw.write(textFrame({ method: "connectionParams", data: { session: result.data.session } }));
      raw.write(textFrame({ id: 1, method: "query", params: { path: "rooms.discover" } }));
      await until("an answer", () => raw.replies.length > 0);
      raw.close();
      return raw.replies[0];
    };
    expect((await says(PROTOCOL))?.error).toBeUndefined();
    expect(await says(PROTOCOL + 1)).toMatchObject({ error: { data: { reason: "other-protocol", limit: PROTOCOL } } });
    await house.close();
  });
});
