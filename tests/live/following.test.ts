import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { NOON } from "../support/cast.ts";
import { settled } from "../support/hearts.ts";
import { itemIn, Reader, roomOnHub, versionsOf } from "../support/hubs.ts";

describe("a reader", () => {
  test("who comes without a cursor hears what is said from now on", async () => {
    const { hub, follow, Socket, say } = await roomOnHub();
    const socket = new Socket();
    await say("a");
    const following = await follow(undefined, socket);
    expect(itemIn(following.attach(1)).data).toEqual([]);
    await say("b", "c");
    expect(socket.heard.map(itemIn)).toMatchObject([
      { data: [{ text: "b" }, { text: "c" }], cursor: hub.cursor("tea", 4) },
    ]);
  });
  test("who comes back is told what they missed, from the record where need be", async () => {
    const { hub, follow, say } = await roomOnHub();
    const cursor = hub.cursor("tea", 1);
    await say("a");
    await say("b");
    const following = await follow(cursor);
    await say("c");
    expect(itemIn(following.attach(1))).toMatchObject({
      cursor: hub.cursor("tea", 4),
      data: [{ text: "a" }, { text: "b" }, { text: "c" }],
    });
  });
  test("who comes after something was recorded and before it was told hears it once", async () => {
    const { hub, follow, Socket, record } = await roomOnHub();
    const tell = await record("a");
    const socket = new Socket();
    const following = await follow(hub.cursor("tea", 1), socket);
    expect(itemIn(following.attach(1)).data).toMatchObject([{ text: "a" }]);
    tell();
    expect(socket.heard).toEqual([]);
  });
  test("hears nobody's person and place in the record", async () => {
    const { hub, follow, say } = await roomOnHub();
    await say("a");
    const frame = (await follow(hub.cursor("tea", 1))).attach(1);
    expect(frame).not.toContain("p_bo");
    expect(frame).not.toContain("seq");
  });
  test.each([
    ["another house", "other.1"],
    ["no sense", "x"],
    ["a sign", "-1"],
    ["a fraction", "1.5"],
    ["the future", "99"],
    ["a huge number", "9".repeat(30)],
    ["nothing", ""],
  ])("with a cursor of %s is told to begin anew", async (what, cursor) => {
    const { hub, follow } = await roomOnHub();
    const full = what === "another house" || cursor === "" ? cursor : `${hub.cursor("tea", 0).split(".")[0]}.${cursor}`;
    const item = itemIn((await follow(full)).attach(1));
    // A fraction's whole part is a place like any other.
    expect(item.data).toEqual(what === "a fraction" ? [] : "reload");
  });
  test("who missed a thousand events or more is told to begin anew, who missed fewer is told them", async () => {
    const { hub, follow, say } = await roomOnHub();
    const cursor = hub.cursor("tea", 1);
    for (let i = 0; i < 3; i += 1) await say(...Array.from({ length: 333 }, (_, one) => `${i}.${one}`));
    expect(versionsOf(itemIn((await follow(cursor)).attach(1)))).toHaveLength(999);
    await say("one more");
    expect(itemIn((await follow(cursor)).attach(1)).data).toBe("reload");
  });
  test("who was away while words were erased is not told them", async () => {
    const { hub, follow, Socket, say, erase } = await roomOnHub();
    const stays = new Socket();
    (await follow(undefined, stays)).attach(1);
    await say("secret");
    await erase(2);
    const frame = (await follow(hub.cursor("tea", 1))).attach(1);
    expect(frame).not.toContain("secret");
    expect(itemIn(frame).data).toMatchObject([{ version: 2, erased: 1 }, { version: 3 }]);
  });
  test("for whom something is erased while they catch up is told so, or to begin anew", async () => {
    const { hub, follow, say, erase } = await roomOnHub();
    await say("secret");
    const following = await follow(hub.cursor("tea", 1));
    await erase(2);
    const { data } = itemIn(following.attach(1));
    expect(data === "reload" || data.at(-1)).toMatchObject({ type: "message-erased", erases: [2] });
  });
  test("who comes while the last other one goes still hears what is said", async () => {
    const { hub, follow, Socket, say, holdRead } = await roomOnHub();
    const goes = await follow();
    goes.attach(1);
    await say("a");
    await say("b");
    hub.tell("room:tea", []);
    const comes = new Socket();
    const goOn = holdRead();
    // The middle of nowhere in the ring: what was missed must be read.
    const following = follow(hub.cursor("tea", 0), comes);
    await settled();
    goes.end();
    goOn();
    expect(versionsOf(itemIn((await following).attach(1)))).toEqual([1, 2, 3]);
    await say("c");
    expect(comes.heard.map(itemIn).flatMap(versionsOf)).toEqual([4]);
  });
  test("from whom own words are withheld hears the rest, from record and memory, and keeps their place", async () => {
    const { hub, follow, Socket, say, mask } = await roomOnHub();
    const [own, other] = [new Socket(), new Socket()];
    (await follow(undefined, own, { withheld: mask })).attach(1);
    (await follow(undefined, other, { withheld: "somebody-else" })).attach(1);
    await say("a", "b");
    expect(own.heard.map(itemIn)).toEqual([{ cursor: hub.cursor("tea", 3), after: 1, data: [] }]);
    expect(other.heard.map(itemIn).flatMap(versionsOf)).toEqual([2, 3]);
    for (const from of [0, 1]) {
      const back = await follow(hub.cursor("tea", from), new Socket(), { withheld: mask });
      const item = itemIn(back.attach(1));
      expect(item.after).toBe(from);
      expect([item.cursor, versionsOf(item)]).toEqual([hub.cursor("tea", 3), from === 0 ? [1] : []]);
    }
  });
  test("who missed what is not to be told any more begins anew", async () => {
    const { hub, follow, Socket, say } = await roomOnHub();
    await say("a");
    const from = (since: number) => follow(hub.cursor("tea", 1), new Socket(), { since });
    expect(itemIn((await from(NOON)).attach(1)).data).toMatchObject([{ text: "a" }]);
    expect(itemIn((await from(NOON + 1)).attach(1)).data).toBe("reload");
    const upToDate = await follow(hub.cursor("tea", 2), new Socket(), { since: NOON + 1 });
    expect(itemIn(upToDate.attach(1)).data).toEqual([]);
  });
  test("who comes while something was recorded and never told is not told to begin anew, and stays where they are", async () => {
    const { hub, follow, Socket, say, record } = await roomOnHub();
    (await follow()).attach(1);
    await record("never told");
    const socket = new Socket();
    const item = itemIn((await follow(hub.cursor("tea", 2), socket)).attach(2));
    expect(item).toEqual({ cursor: hub.cursor("tea", 2), after: 2, data: [] });
    await say("b");
    expect(socket.heard.map(itemIn).map(({ data }) => data)).toEqual(["reload"]);
  });
  test("is told to begin anew, once, where something before was never told, and goes on from there", async () => {
    const { hub, follow, Socket, say, record, mask } = await roomOnHub();
    const [plain, oneWay] = [new Socket(), new Socket()];
    (await follow(undefined, plain)).attach(1);
    (await follow(undefined, oneWay, { withheld: mask })).attach(1);
    await say("a");
    await record("never told");
    await say("b", "c");
    await say("d");
    for (const [socket, told] of [
      [plain, [[2], "reload", [6]]],
      [oneWay, [[], "reload", []]],
    ] as const) {
      const items = socket.heard.map(itemIn);
      expect(items.map((one) => (one.data === "reload" ? one.data : versionsOf(one)))).toEqual([...told] as never);
      expect(items.map(({ cursor }) => cursor)).toEqual([2, 5, 6].map((version) => hub.cursor("tea", version)));
      expect(items.map(({ after }) => after)).toEqual([1, 2, 5]);
    }
  });
  test("who comes back to where something was never told is told it from the record", async () => {
    const { hub, follow, say, record } = await roomOnHub();
    (await follow()).attach(1);
    await say("a");
    await record("never told");
    await say("b");
    const item = itemIn((await follow(hub.cursor("tea", 1))).attach(2));
    expect([item.after, versionsOf(item)]).toEqual([1, [2, 3, 4]]);
  });
  test("who leaves one topic hears the others still", async () => {
    const { hub, listen, Socket } = await roomOnHub();
    const socket = new Socket();
    const following = listen(["house", "card:attic"], socket);
    following.attach(1);
    following.leave("card:attic");
    for (const topic of ["card:attic", "house"]) hub.signal(topic, topic);
    expect(socket.heard.map((frame) => JSON.parse(frame).result.data)).toEqual(["house"]);
    following.end();
  });
  test("of signals who comes while the last other one goes still hears them", async () => {
    const { hub, listen, Socket } = await roomOnHub();
    const goes = listen(["signals:tea"], new Socket());
    goes.attach(1);
    const comes = new Socket();
    const coming = listen(["signals:tea"], comes);
    goes.end();
    coming.attach(1);
    hub.signal("signals:tea", "typing");
    expect(comes.heard).toHaveLength(1);
  });
});

type Step =
  | { do: "say"; many: number }
  | { do: "erase"; which: number }
  | { do: "come" | "attach" | "go"; who: number }
  | { do: "record" | "tell" | "lose" | "breathe" };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("say" as const), many: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("erase" as const), which: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("come", "attach", "go"), who: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("record", "tell", "lose", "breathe") }) },
);

/** What readers do, and what happens to the record; an event may be recorded now and told later, or never. */
async function scene() {
  const room = await roomOnHub();
  const readers = Array.from({ length: 4 }, (_, i) => new Reader(room.hub, i % 2, new room.Socket()));
  const untold: (() => void)[] = [];
  const tellAll = () => {
    for (const tell of untold.splice(0)) tell();
  };
  const speak = async (many: number) => {
    tellAll();
    await room.say(...Array.from({ length: many }, (_, i) => `${room.log.head}.${i}`));
  };
  const erase = async (which: number) => {
    tellAll();
    if (room.log.head > 1) await room.erase(2 + (which % (room.log.head - 1)));
  };
  const play = async (step: Step) => {
    if (step.do === "say") return speak(step.many);
    if (step.do === "erase") return erase(step.which);
    if (step.do === "record") return void untold.push(await room.record(`${room.log.head}`));
    if (step.do === "tell") return tellAll();
    if (step.do === "lose") return void untold.splice(0);
    if (step.do === "breathe") return settled();
    if ("who" in step) readers[step.who]?.[step.do]();
  };
  const end = async () => {
    await speak(1);
    for (const reader of readers) await reader.catchUp(room.log.head);
  };
  return { play, end };
}

test("whenever readers come, go and come back between what is said, each hears everything once and in order", async () => {
  const property = async (steps: Step[]) => {
    const { play, end } = await scene();
    for (const step of steps) await play(step);
    await end();
  };
  const steps = fc.array(anyStep, { maxLength: 60, size: "max" });
  await fc.assert(fc.asyncProperty(steps, property), { numRuns: 400 });
});
