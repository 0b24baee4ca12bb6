import { join } from "node:path";
import { inOrder } from "../../scripts/keeping/inOrder.ts";
import { foldAfresh } from "../../scripts/keeping/views.ts";
import { makeApp } from "../../server/app.ts";
import type { Folded } from "../../server/chat.ts";
import { readConfig } from "../../server/config.ts";
import { Hub } from "../../server/hub.ts";
import { openLog } from "../../server/log/files.ts";
import { Masks } from "../../server/masks.ts";
import { keepSnapshot, readSnapshot } from "../../server/snapshots.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { openHouse } from "../support/house.ts";
import { must, type Trial, type World } from "./trial.ts";

const SECRET = new Uint8Array(32).fill(7);
const ROOMS = ["lobby", "tea"];

export const operations: Trial = {
  name: "operations",
  title: "after anything that people do, what screens show is what the record says, with and without a snapshot",
  async run(world) {
    const data = world.folder();
    const folder = join(data, "log");
    const log = await openLog({ folder, maxFileBytes: 40_000, onFailure: () => {} });
    const house = await openHouse({ log, secret: SECRET });
    const people = await Promise.all(Array.from({ length: 5 }, () => connect(house.url)));
    world.finally(() => people.forEach((program) => program.close()));
    const many = world.of(1_000, 20_000);
    const done: Record<string, number> = {};
    for (let i = 0; i < many; i++) {
      if (i === Math.floor(many / 2)) await keepSnapshot(house.app.chat, join(data, "views"));
      const what = await doSomething(world, world.chance.oneOf(people));
      done[what] = (done[what] ?? 0) + 1;
    }
    let live: Folded = {};
    await house.app.chat.snapshot((folded) => (live = structuredClone(folded)));
    await house.close();
    await log.close();

    const again = await openLog({ folder, onFailure: () => {} });
    const masks = new Masks(SECRET);
    const fresh = makeApp({
      config: readConfig({}),
      log: again,
      masks,
      hub: new Hub(again, masks, () => {}),
      now: Date.now,
    });
    const kept = readSnapshot(join(data, "views"), fresh.folded, again.epoch);
    must(kept !== undefined, "the snapshot does not read");
    await fresh.chat.open(kept);
    let fromSnapshot: Folded = {};
    await fresh.chat.snapshot((folded) => (fromSnapshot = folded));
    const afresh = await foldAfresh(data, again.head, masks);
    for (const name of fresh.folded) {
      must(inOrder(afresh[name]) === inOrder(live[name]), `${name} is not as the record says`);
      must(inOrder(fromSnapshot[name]) === inOrder(live[name]), `${name} from a snapshot is not as it was`);
    }
    const { head } = again;
    await again.close();
    return { operations: many, events: head, refused: done["refused"] ?? 0 };
  },
};

/** One of all that a person can do. Answers what it was, or that it was refused. */
async function doSomething({ chance }: World, { call }: Program): Promise<string> {
  const room = chance.oneOf(ROOMS);
  const version = chance.between(1, 300);
  const emoji = chance.oneOf(["👍", "🎉", "❤️"]);
  const deeds: Record<string, () => Promise<unknown>> = {
    post: () => call.messages.post.mutate({ room, id: newId(), text: `words ${chance.below(1e9)}` }),
    reply: () => call.messages.post.mutate({ room, id: newId(), text: "so it is", replyTo: version }),
    edit: () => call.messages.edit.mutate({ room, version, text: `other words ${chance.below(1e9)}` }),
    erase: () => call.messages.erase.mutate({ room, version }),
    react: () => call.messages.react.mutate({ room, version, emoji, on: chance.below(3) > 0 }),
    enter: () => call.rooms.enter.mutate({ room }),
    leave: () => call.rooms.leave.mutate({ room }),
    change: () => call.people.change.mutate({ name: `Name ${chance.below(8)}`, hue: chance.below(360) }),
    open: () => call.rooms.open.mutate({ name: `Room ${chance.below(4)}` }),
  };
  const what = chance.oneOf(["post", "post", "enter", ...Object.keys(deeds)]);
  return (deeds[what] as () => Promise<unknown>)().then(
    () => what,
    () => "refused",
  );
}
