// People who are put out of a room while what they missed is still being read.
import { expect, test } from "bun:test";
import type { Log } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { newId, type Program } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { until } from "../support/until.ts";
import { makeWires } from "../support/wires.ts";

const { house: openHouse, guest } = makeWires();

const say = ({ call }: Program, room: string, text: string) => call.messages.post.mutate({ room, id: newId(), text });

test("they hear nothing that is said afterwards", async () => {
  const reading = Promise.withResolvers<void>();
  let asked = false;
  let held: Promise<void> | undefined;
  const log = new Proxy(memoryLog(), {
    get(target, key: keyof Log) {
      if (key !== "read") return target[key];
      return async (...what: Parameters<Log["read"]>) => {
        const events = await target.read(...what);
        asked ||= held !== undefined;
        await held;
        return events;
      };
    },
  });
  const { url } = await openHouse({ log });
  const [ada, bo] = [await guest(url), await guest(url)];
  const { room } = await ada.call.rooms.open.mutate({ name: "Attic" });
  const { cursor, you } = await bo.call.rooms.enter.mutate({ room });
  await say(ada, room, "while Bo is in");
  held = reading.promise;
  const heard: unknown[] = [];
  const over = Promise.withResolvers<void>();
  bo.call.live.room.subscribe(
    { room, lastEventId: cursor },
    { onData: (told) => heard.push(told), onStopped: () => over.resolve() },
  );
  await until("what was missed is being read", () => asked);
  await ada.call.rooms.host.remove.mutate({ room, whom: you.mask });
  held = undefined;
  reading.resolve();
  const hears = await new Follower(ada, room).enter();
  await say(ada, room, "when Bo is out");
  await hears.hears("when Bo is out");
  // An answer comes after all that was sent to Bo before it.
  await bo.call.rooms.discover.query();
  expect(JSON.stringify(heard)).not.toContain("when Bo is out");
  await over.promise;
});
