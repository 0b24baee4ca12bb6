// Snapshots of views against a fresh fold of the record.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeApp } from "../../server/app.ts";
import type { Folded } from "../../server/chat.ts";
import { readConfig } from "../../server/config.ts";
import { Hub } from "../../server/hub.ts";
import { epochIn } from "../../server/log/epoch.ts";
import type { Log } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { seqAt } from "../../server/log/position.ts";
import { eventsIn } from "../../server/log/verify.ts";
import { Masks, readSecret } from "../../server/masks.ts";
import { readSnapshot } from "../../server/snapshots.ts";
import { withheldFrom } from "../../server/withheld.ts";
import { inOrder } from "./inOrder.ts";
import { recordIn } from "./record.ts";

/** What a comparison says: in which views the snapshot differs, or why there was nothing to compare. */
type Compared = { seq: number; views: string[]; differ: string[] } | { because: string };

export async function compareViews(data: string): Promise<Compared> {
  const folder = join(data, "views");
  if (!existsSync(folder)) return { because: "none are kept" };
  if (!existsSync(secretIn(data))) return { because: "the secret is missing, without which nobody's mask is known" };
  const epoch = epochIn(recordIn(data)) ?? "";
  const masks = new Masks(readSecret(secretIn(data)));
  const names = appOn(memoryLog(), masks).folded;
  const kept = readSnapshot(folder, names, epoch);
  if (!kept) return { because: "they are of another version or of a copy; the next start makes them anew" };
  const seq = seqAt(kept.position, epoch, Number.POSITIVE_INFINITY);
  const fresh = await foldAfresh(data, masks, seq);
  if (fresh.head < seq) return { because: "they tell of what the record lost; the next start makes them anew" };
  const differ = names.filter((name) => inOrder(kept.folded[name]) !== inOrder(fresh.folded[name]));
  return { seq, views: names, differ };
}

/** Why a start would not take what a sound record of so many events says; undefined: it would. */
export async function whyNoStart(data: string, events: number): Promise<string | undefined> {
  const secret = existsSync(secretIn(data)) ? readSecret(secretIn(data)) : new Uint8Array(32);
  return foldAfresh(data, new Masks(secret), events).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

/** All views as the record, or what it says up to a seq, makes them, and its newest seq. Throws where a start does. */
export async function foldAfresh(
  data: string,
  masks: Masks,
  upTo = Number.POSITIVE_INFINITY,
): Promise<{ folded: Folded; head: number }> {
  let head = 0;
  const log: Log = {
    ...memoryLog(),
    async *replay() {
      for await (const events of eventsIn(recordIn(data), upTo)) {
        head = events.at(-1)?.seq ?? head;
        yield events;
      }
    },
  };
  const { chat } = appOn(log, masks);
  await chat.open();
  let folded: Folded = {};
  await chat.snapshot((all) => {
    folded = all;
  });
  return { folded, head };
}

const secretIn = (data: string): string => join(data, "secret");

function appOn(log: Log, masks: Masks) {
  return makeApp({
    config: readConfig({}),
    log,
    masks,
    hub: new Hub(log, masks, withheldFrom, () => {}),
    now: Date.now,
  });
}
