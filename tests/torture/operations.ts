import { join } from "node:path";
import { inOrder } from "../../scripts/keeping/inOrder.ts";
import { foldAfresh } from "../../scripts/keeping/views.ts";
import { makeApp } from "../../server/app.ts";
import type { Folded } from "../../server/chat.ts";
import { readConfig } from "../../server/config.ts";
import { roomStream } from "../../server/events.ts";
import { Hub } from "../../server/hub.ts";
import { openLog } from "../../server/log/files.ts";
import { Masks } from "../../server/masks.ts";
import { close } from "../../server/rooms/decide.ts";
import { keepSnapshot, readSnapshot } from "../../server/snapshots.ts";
import { withheldFrom } from "../../server/withheld.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { must, type Trial, type World } from "./trial.ts";

const SECRET = new Uint8Array(32).fill(7);
const ROOMS = ["tea", "attic", "cellar"];
/** Of so many deeds one closes a room: words are to gather in between. */
const CLOSES_ONE_IN = 100;
export const operations: Trial = {
  name: "operations",
  title: "after anything that people do, what screens show is what the record says, with and without a snapshot",
  async run(world) {
    const data = world.folder();
    const folder = join(data, "log");
    const log = await openLog({ folder, maxFileBytes: 40_000, onFailure: () => {} });
    const house = await openHouse({ log, secret: SECRET, settings: { ROOMS_PER_HOUR: "10000" } });
    // So many that few are too fast.
    const people = await Promise.all(Array.from({ length: world.of(12, 60) }, () => connect(house.url)));
    world.finally(() => people.forEach((program) => program.close()));
    const many = world.of(1_000, 20_000);
    const own: Own = new Map();
    const done: Record<string, number> = {};
    for (let i = 0; i < many; i++) {
      if (i === Math.floor(many / 2)) await keepSnapshot(house.app.chat, join(data, "views"));
      const what = await doSomething(world, house, world.chance.oneOf(people), own);
      done[what] = (done[what] ?? 0) + 1;
    }
    await closeRoom(house, "tea");
    let live: Folded = {};
    await house.app.chat.snapshot((folded) => {
      live = structuredClone(folded);
    });
    await house.close();
    await log.close();

    const again = await openLog({ folder, onFailure: () => {} });
    const masks = new Masks(SECRET);
    const fresh = makeApp({
      config: readConfig({}),
      log: again,
      masks,
      hub: new Hub(again, masks, withheldFrom, () => {}),
      now: Date.now,
    });
    const kept = readSnapshot(join(data, "views"), fresh.folded, again.epoch);
    must(kept !== undefined, "the snapshot does not read");
    await fresh.chat.open(kept);
    let fromSnapshot: Folded = {};
    await fresh.chat.snapshot((folded) => {
      fromSnapshot = folded;
    });
    const { folded: afresh } = await foldAfresh(data, masks);
    for (const name of fresh.folded) {
      must(inOrder(afresh[name]) === inOrder(live[name]), `${name} is not as the record says`);
      must(inOrder(fromSnapshot[name]) === inOrder(live[name]), `${name} from a snapshot is not as it was`);
    }
    const { head } = again;
    await again.close();
    const { refused = 0 } = done;
    must(refused < many * 0.9, `${refused} of ${many} were refused: little was tried`);
    return { operations: many, events: head, refused };
  },
};

const OPTIONS = [{ held: true }, { held: false }, { hushed: true }, { hushed: false }, { most: 3 }, { most: 0 }];

/** What somebody said, to edit or take back. */
type Own = Map<Program, { room: string; version: number }[]>;

/** One of all that a person or the host can do. Answers what it was, or that it was refused. */
async function doSomething({ chance }: World, house: House, program: Program, own: Own): Promise<string> {
  const { call } = program;
  const said = own.get(program) ?? [];
  own.set(program, said);
  const room = chance.oneOf(["lobby", "lobby", ...ROOMS]);
  const some = { room, version: chance.between(1, house.log.versionOf(roomStream(room)) + 1) };
  const mine = said.length > 0 ? chance.oneOf(said) : some;
  const say = async (replyTo?: number) => {
    const { version } = await call.messages.post.mutate({
      room,
      id: newId(),
      text: `words ${chance.below(1e9)}`,
      replyTo,
    });
    said.push({ room, version });
  };
  const masks = (of: object | undefined) => ["nobody", ...Object.keys(of ?? {})];
  const somebody = () => chance.oneOf(masks(house.app.rooms.rooms().get(room)?.members));
  const newcomer = () => chance.oneOf(masks(house.app.rooms.rooms().get(room)?.knocking));
  const deeds: Record<string, () => Promise<unknown>> = {
    post: () => say(),
    reply: () => say(some.version),
    edit: () => call.messages.edit.mutate({ ...mine, text: `other words ${chance.below(1e9)}` }),
    erase: () => call.messages.erase.mutate(mine),
    "erase another's": () => call.messages.erase.mutate(some),
    react: () =>
      call.messages.react.mutate({ ...some, emoji: chance.oneOf(["👍", "🎉", "❤️"]), on: chance.below(3) > 0 }),
    enter: () => call.rooms.enter.mutate({ room }),
    leave: () => call.rooms.leave.mutate({ room }),
    change: () => call.people.change.mutate({ name: `Name ${chance.below(8)}`, hue: chance.below(360) }),
    open: () => call.rooms.open.mutate({ name: chance.oneOf(["Attic", "Tea", "Cellar"]) }),
    options: () => call.rooms.host.change.mutate({ room, options: chance.oneOf(OPTIONS) }),
    mute: () => call.rooms.host.mute.mutate({ room, whom: somebody(), ms: chance.oneOf([0, 60_000]) }),
    remove: () => call.rooms.host.remove.mutate({ room, whom: somebody() }),
    name: () => call.rooms.host.name.mutate({ room, whom: somebody() }),
    "let in": () => call.rooms.host.answerNewcomer.mutate({ room, whom: newcomer(), welcome: chance.below(3) > 0 }),
    close: () => closeRoom(house, chance.oneOf(ROOMS)),
  };
  const often = ["post", "post", "enter", "enter", "open", ...Object.keys(deeds).filter((name) => name !== "close")];
  const what = chance.below(CLOSES_ONE_IN) === 0 ? "close" : chance.oneOf(often);
  return (deeds[what] as () => Promise<unknown>)().then(
    () => what,
    () => "refused",
  );
}

const closeRoom = ({ app }: House, room: string) =>
  app.chat.carryOut(roomStream(room), app.rooms.deciding, (state) => close(state, { at: Date.now() }));
