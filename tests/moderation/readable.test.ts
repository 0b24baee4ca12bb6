// The lists that a host reads without the program.
import { expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepReadable } from "../../server/moderation/readable.ts";
import { HOUR } from "../support/cast.ts";
import { newId, reasonOf } from "../support/client.ts";
import { makeHost, personOf } from "../support/keepers.ts";
import { makeWires } from "../support/wires.ts";

const { house, guest, inTea } = makeWires();

test("say who is banned and what the filter did, without its words, and nothing of rooms in memory", async () => {
  const open = await house({ settings: { FILTER_REFUSE: "email", FILTER_MASK: "phone" } });
  const [ada, bo] = [await guest(open.url), await guest(open.url)];
  await makeHost(open, personOf(open, ada));
  await inTea(bo);
  const { name } = await bo.call.people.me.query();
  const { room } = await bo.call.rooms.open.mutate({ name: "Now", keep: "memory" });
  const folder = mkdtempSync(join(tmpdir(), "hearsay-readable-"));
  try {
    const errors: unknown[] = [];
    const stop = keepReadable(folder, { ...open.app.moderating, now: Date.now }, (error) => errors.push(error));
    const say = (into: string, text: string) => bo.call.messages.post.mutate({ room: into, id: newId(), text });
    expect(await say("tea", "to ada@example.org").catch(reasonOf)).toBe("holds-email");
    await say(room, "call +44 20 7946 0958");
    await ada.call.moderation.act.mutate({
      target: { person: personOf(open, bo) },
      deed: "ban",
      ms: HOUR,
      network: false,
      purge: false,
      ground: "spam",
      note: "three warnings",
    });
    stop();
    const read = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));
    expect(read("filtered.json")).toMatchObject([
      { who: "", where: "a room in memory", held: ["phone"], became: "masked" },
      { who: name, where: "tea", held: ["email"], became: "refused" },
    ]);
    expect(read("bans.json")).toMatchObject({
      permanent: [],
      temporary: [{ who: name, where: "the whole house", why: "spam", note: "three warnings" }],
    });
    expect(readFileSync(join(folder, "filtered.json"), "utf8")).not.toContain("example.org");
    expect(errors).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
