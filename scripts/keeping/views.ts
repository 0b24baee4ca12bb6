// Snapshots of views against a fresh fold of the record.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { Masks, readSecret } from "../../server/heart/masks.ts";
import { readSnapshot } from "../../server/heart/snapshots.ts";
import type { Folded } from "../../server/heart/states.ts";
import { epochIn } from "../../server/log/epoch.ts";
import type { Log, Position } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { seqAt } from "../../server/log/position.ts";
import { eventsIn } from "../../server/log/verify.ts";
import { Hub } from "../../server/wire/hub.ts";
import { withheldFrom } from "../../server/wiring/withheld.ts";
import { inOrder } from "./inOrder.ts";
import { recordIn } from "./record.ts";

/** What a comparison says: in which views the snapshot differs, or why there was nothing to compare. */
type Compared = { seq: number; views: string[]; differ: string[] } | { because: string };

/** @param events how many the record has */
export async function compareViews(data: string, events: number): Promise<Compared> {
  const folder = join(data, "views");
  if (!existsSync(folder)) return { because: "none are kept" };
  if (!existsSync(secretIn(data))) return { because: "the secret is missing, without which nobody's mask is known" };
  const epoch = epochIn(recordIn(data)) ?? "";
  const masks = new Masks(readSecret(secretIn(data)));
  const names = appOn(memoryLog(), masks).folded;
  const kept = readSnapshot(folder, names, epoch);
  if (!kept) return { because: "they are of another version or of a copy; the next start makes them anew" };
  const seq = seqAt(kept.position, epoch, Number.POSITIVE_INFINITY);
  const fresh = await foldAfresh(data, masks, events);
  if (events < seq) return { because: "they tell of what the record lost; the next start makes them anew" };
  // At the end of the record: what was erased since the snapshot may have been read for it.
  const goneOn = await foldAfresh(data, masks, events, { folded: kept.folded, position: kept.position, seq });
  const differ = names.filter((name) => inOrder(goneOn[name]) !== inOrder(fresh[name]));
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

/** All views as the record up to a seq makes them, from nothing or from a snapshot on. Throws where a start does. */
export async function foldAfresh(
  data: string,
  masks: Masks,
  upTo: number,
  from?: { folded: Folded; position: Position; seq: number },
): Promise<Folded> {
  const log: Log = {
    ...memoryLog(),
    async *replay() {
      for await (const events of eventsIn(recordIn(data), upTo))
        yield events.filter(({ seq }) => seq > (from?.seq ?? 0));
    },
  };
  const { chat } = appOn(log, masks);
  await chat.open(from);
  let folded: Folded = {};
  await chat.snapshot((all) => {
    folded = all;
  });
  return folded;
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
