import { describe, expect, test } from "bun:test";
import { Feed, frameTail } from "../../server/wire/feed.ts";
import { type Follower, Following } from "../../server/wire/following.ts";
import { Ring, type Said } from "../../server/wire/ring.ts";
import { wire } from "../support/hubs.ts";

const batch = (from: number, to = from) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ version: from + i, text: `words ${from + i}` }));
const add = (ring: Ring, events: { version: number }[]) =>
  ring.add(events.map(({ version, ...rest }) => ({ version, words: JSON.stringify(rest), withheldFrom: undefined })));
const versionsIn = (said: Said[] | undefined) => said?.map(({ version }) => version);

describe("the newest batches of a room", () => {
  test("answer what came after a version, in order", () => {
    const ring = new Ring(4);
    add(ring, batch(5, 6));
    add(ring, batch(7));
    expect(versionsIn(ring.after(4))).toEqual([5, 6, 7]);
    expect(versionsIn(ring.after(6))).toEqual([7]);
    expect(ring.after(7)).toEqual([]);
  });
  test("do not answer for what they do not hold, or for the middle of a batch", () => {
    const ring = new Ring(4);
    expect(ring.after(3)).toBeUndefined();
    add(ring, batch(5, 6));
    expect(ring.after(3)).toBeUndefined();
    expect(ring.after(5)).toBeUndefined();
  });
  test("forget the oldest when they grow long, and go on with the newest", () => {
    const ring = new Ring(0);
    for (let version = 1; version <= 500; version += 1)
      add(ring, [{ version, text: "x".repeat(1_000) } as { version: number }]);
    expect(ring.after(0)).toBeUndefined();
    expect(ring.after(200)).toBeUndefined();
    expect(versionsIn(ring.after(400))).toHaveLength(100);
  });
  test("hold a batch that is longer than all that is kept no longer than needed", () => {
    const ring = new Ring(0);
    add(ring, [{ version: 1, text: "x".repeat(300_000) } as { version: number }]);
    add(ring, batch(2));
    expect(ring.version).toBe(2);
    expect(versionsIn(ring.after(1))).toEqual([2]);
  });
  test("lose all words when some of them are erased, but not their place", () => {
    const ring = new Ring(0);
    add(ring, batch(1, 3));
    expect(versionsIn(ring.after(0))).toEqual([1, 2, 3]);
    ring.clear();
    expect(ring.after(0)).toBeUndefined();
    expect(ring.version).toBe(3);
    add(ring, batch(4));
    expect(versionsIn(ring.after(3))).toEqual([4]);
  });
});

/** Somebody who hears one feed. */
function follows(feed: Feed, socket: Follower): Following {
  const following = new Following(socket);
  following.hear([feed], () => frameTail("0"));
  return following;
}

describe("a feed", () => {
  test("is sent once for each subscription number in use, however many listen", () => {
    const { Socket, publish, published } = wire();
    const feed = new Feed("tea", publish, () => undefined);
    const [one, two, three] = [new Socket(), new Socket(), new Socket()];
    feed.attach(one, 1);
    feed.attach(two, 1);
    feed.attach(three, "x");
    feed.send(frameTail('"news"'));
    expect(published).toHaveLength(2);
    expect(one.heard).toEqual(['{"id":1,"result":{"type":"data","data":"news"}}']);
    expect(two.heard).toEqual(one.heard);
    expect(three.heard).toEqual(['{"id":"x","result":{"type":"data","data":"news"}}']);
  });
  test("tells numbers and words apart", () => {
    const { Socket, publish } = wire();
    const feed = new Feed("tea", publish, () => undefined);
    const [number, word] = [new Socket(), new Socket()];
    feed.attach(number, 1);
    feed.attach(word, "1");
    feed.send(frameTail("0"));
    expect([number.heard.length, word.heard.length]).toEqual([1, 1]);
  });
  test("goes on for the rest when one leaves, and is abandoned with the last", () => {
    const { Socket, publish } = wire();
    let abandoned = 0;
    const feed = new Feed("tea", publish, () => {
      abandoned += 1;
    });
    const [one, two] = [new Socket(), new Socket()];
    const first = follows(feed, one);
    const second = follows(feed, two);
    first.attach(1);
    second.attach(1);
    first.end();
    feed.send(frameTail("1"));
    expect([one.heard.length, two.heard.length, abandoned]).toEqual([0, 1, 0]);
    second.end();
    expect(abandoned).toBe(1);
  });
  test("is not abandoned while somebody is about to listen", () => {
    const { Socket, publish } = wire();
    let abandoned = 0;
    const feed = new Feed("tea", publish, () => {
      abandoned += 1;
    });
    const leaving = follows(feed, new Socket());
    leaving.attach(1);
    const coming = follows(feed, new Socket());
    leaving.end();
    expect(abandoned).toBe(0);
    coming.end();
    expect(abandoned).toBe(1);
  });
});
