import { afterEach, expect, test } from "bun:test";
import { personStream } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import { ORDINARY } from "../../server/people/decide.ts";
import { foldsOf } from "../../server/wiring/folds.ts";
import { DAY, NOON } from "../support/cast.ts";
import { connect, newId } from "../support/client.ts";
import { wallClock } from "../support/clock.ts";
import { openHouse } from "../support/house.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

test("a guest whose last session is over is let go, and what they said stays", async () => {
  const { now, pass } = wallClock(NOON);
  const house = await openHouse({ now });
  cleanups.push(house.close);
  const { views, deciding } = foldsOf(new Masks(new Uint8Array(32)));
  const people = () => house.app.chat.read(views.people);
  const guest = async () => {
    const program = await connect(house.url);
    cleanups.push(program.close);
    return program;
  };
  const ada = await guest();
  const { room } = await ada.call.rooms.open.mutate({ name: "Guest book", keep: "ever" });
  await ada.call.messages.post.mutate({ room, id: newId(), text: "I was here" });
  const [gone = ""] = people().looks.keys();
  pass(ORDINARY.idle - DAY);
  await house.app.letLapse();
  expect(people().looks.size).toBe(1);

  pass(2 * DAY);
  const bo = await guest();
  await house.app.letLapse();
  expect([people().looks.size, people().personOf.size, people().wearing.size]).toEqual([1, 1, 1]);
  expect(people().roomsOf.has(gone)).toBe(false);
  expect(house.app.chat.peek(personStream(gone), deciding.people).look).toBeUndefined();
  const { messages, looks } = await bo.call.rooms.enter.mutate({ room });
  expect(messages.map(({ by, text }) => [looks[by]?.name, text])).toEqual([[ada.name, "I was here"]]);
});
