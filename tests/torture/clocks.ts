import { readdirSync } from "node:fs";
import { join } from "node:path";
import { dayNames } from "../../server/log/days.ts";
import { openLog } from "../../server/log/files.ts";
import type { Log } from "../../server/log/log.ts";
import { connect, newId } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { must, type Trial } from "./trial.ts";

const HOUR = 3_600_000;
const YEARS = 365 * 24 * HOUR;

export const clocks: Trial = {
  name: "clocks",
  title: "whatever the host's clock does, in a run or between runs, order holds and people may speak",
  async run(world) {
    const folder = join(world.folder(), "log");
    let now = Date.UTC(2026, 10, 20, 12);
    let log: Log | undefined;
    let house: House | undefined;
    const open = async () => {
      log = await openLog({ folder, clock: () => now, onFailure: (error) => void Promise.reject(error) });
      house = await openHouse({ log, now: () => now });
    };
    const close = async () => {
      await house?.close();
      await log?.close();
    };
    world.finally(close);
    await open();

    let said = 0;
    const jumps = [-HOUR, 10 * YEARS, -10 * YEARS - HOUR, 25 * HOUR, -48 * HOUR];
    const steps = [...jumps, ...Array.from({ length: world.of(5, 100) }, () => world.chance.oneOf(jumps))];
    for (const step of steps) {
      now += step;
      if (world.chance.below(2) === 0) {
        await close();
        await open();
      }
      // A newcomer each time: a session of ten years ago is over, as it should be.
      const guest = await connect(house?.url ?? "");
      await guest.call.rooms.enter.mutate({ room: "lobby" });
      for (let i = 0; i < 12; i++) {
        await guest.call.messages.post.mutate({ room: "lobby", id: newId(), text: `at ${now}` });
        said += 1;
      }
      guest.close();
    }
    await close();

    const again = await openLog({ folder, clock: () => now, onFailure: () => {} });
    let seq = 0;
    let found = 0;
    for await (const events of again.replay())
      for (const event of events) {
        must(event.seq === ++seq, `event ${event.seq} stands at ${seq}`);
        found += event.type === "message-posted" ? 1 : 0;
      }
    await again.close();
    must(found === said, `${found} of ${said} messages are there`);
    return { "clock steps": steps.length, said, "day files": dayNames(readdirSync(folder)).length };
  },
};
