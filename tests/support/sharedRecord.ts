// One record that several servers write to, each through a log of its own, which hears late of what others recorded.
import type { Log, Recorded } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { positionAt } from "../../server/log/position.ts";

export interface Shared {
  /** One more server's log. */
  join(): Log;
}

/** @param late when a log hears of others' events by itself; without, only when it has to */
export function sharedRecord(late?: () => Promise<void>): Shared {
  const record = memoryLog();
  const events: Recorded[] = [];
  const heard = new Set<() => void>();
  return {
    join() {
      const place = new Place(record, events);
      if (late) heard.add(() => void late().then(() => place.catchUp()));
      return place.log((told) => {
        events.push(...told);
        for (const hear of heard) hear();
      });
    },
  };
}

/** How far one server has heard. */
class Place {
  private heard = 0;
  private readonly versions = new Map<string, number>();
  private told: Parameters<Log["follow"]>[0] = () => {};
  private pause: Parameters<Log["follow"]>[1] = () => undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly record: Log,
    private readonly events: readonly Recorded[],
  ) {
    this.hear(events.length);
  }

  catchUp(): Promise<void> {
    const upTo = this.events.length;
    this.turn = this.turn.then(async () => {
      for (let pause = this.pause(); pause; pause = this.pause()) await pause;
      this.hear(upTo);
    });
    return this.turn;
  }

  log(recorded: (events: readonly Recorded[]) => void): Log {
    const { record } = this;
    const known = (all: Recorded[]) => all.filter(({ seq }) => seq <= this.heard);
    const here = this;
    return {
      ...record,
      shared: true,
      get head() {
        return here.heard;
      },
      get position() {
        return positionAt(record.epoch, here.heard);
      },
      versionOf: (stream) => this.versions.get(stream) ?? 0,
      read: async (stream, from, limit) => known(await record.read(stream, from, limit)),
      readEach: async (stream, versions) => known(await record.readEach(stream, versions)),
      concerning: async (stream, version) => known(await record.concerning(stream, version)),
      append: async (stream, expected, given) => {
        await new Promise(setImmediate);
        const answer = await record.append(stream, expected, given);
        if (answer.outcome === "recorded") recorded(answer.events);
        await this.catchUp();
        return answer;
      },
      follow: (told, pause) => Object.assign(this, { told, pause }),
      upToDate: () => this.catchUp(),
    };
  }

  private hear(upTo: number): void {
    for (const event of this.events.slice(this.heard, upTo)) {
      this.heard = event.seq;
      this.versions.set(event.stream, event.version);
      this.told([event]);
    }
  }
}
