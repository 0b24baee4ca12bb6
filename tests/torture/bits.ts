import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whyNoStart } from "../../scripts/keeping/views.ts";
import { openLog } from "../../server/log/files.ts";
import { repair } from "../../server/log/repair.ts";
import { examine } from "../../server/log/verify.ts";
import { ada, said, teaTime } from "../support/cast.ts";
import { must, type Trial, type World } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

const DAY = "2026-11-20.ndjson";
const NOON = Date.UTC(2026, 10, 20, 12);
const LOG_BYTES = 4_096;
const REPAIRED_ONE_IN = 8;

export const bits: Trial = {
  name: "bits",
  title:
    "no wrong bit is taken for what was said: verify names it, a start refuses it, and repair makes a record that opens",
  async run(world) {
    const folder = await record(world);
    const data = world.folder();
    const copy = join(data, "log");
    mkdirSync(copy);
    const whole = readFileSync(join(folder, DAY));
    const every = world.of(19, 1);
    let flips = 0;
    for (let bit = world.chance.below(every); bit < whole.length * 8; bit += every) {
      const bytes = Buffer.from(whole);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const place = `bit ${bit & 7} of byte ${bit >> 3}`;
      const found = await examine(withDay(copy, folder, bytes));
      must(found.damage.length > 0, `${place} was turned, and verify sees nothing`);
      must(await refuses(withDay(copy, folder, bytes)), `${place} was turned, and the log opens`);
      flips += 1;
      if (flips % REPAIRED_ONE_IN > 0) continue;
      await repair(withDay(copy, folder, bytes));
      const { damage, events } = await examine(copy);
      must(damage.length === 0, `${place} was turned, and after repair verify sees damage`);
      must(!(await refuses(copy)), `${place} was turned, and after repair the log does not open`);
      const refused = await whyNoStart(data, events);
      must(refused === undefined, `${place} was turned, and after repair no start takes it: ${refused}`);
      for (const name of readdirSync(copy)) rmSync(join(copy, name));
    }
    const last = Buffer.from(whole);
    last.fill(0, LOG_BYTES / 2, LOG_BYTES / 2 + 9);
    must((await repair(withDay(copy, folder, last))).length > 0, "nothing is to be repaired in a line of zeros");
    await mustBeWhole(world, data, "after repair");
    must((await examine(folder)).damage.length === 0, "verify sees damage where there is none");
    return { bytes: whole.length, "bits turned": flips, accepted: 0 };
  },
};

/** The same folder with another day file, always in the same place. */
function withDay(copy: string, folder: string, bytes: Buffer): string {
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(copy, name));
  writeFileSync(join(copy, DAY), bytes);
  return copy;
}

async function refuses(folder: string): Promise<boolean> {
  try {
    await (await openLog({ folder, clock: () => NOON, onFailure: () => {} })).close();
    return false;
  } catch (error) {
    return error instanceof Error && error.message.includes('The command "repair"');
  }
}

async function record(world: World): Promise<string> {
  const folder = join(world.folder(), "log");
  const log = await openLog({ folder, clock: () => NOON, onFailure: () => {} });
  await log.append("room:tea", 0, teaTime);
  for (let version = teaTime.length; readFileSync(join(folder, DAY)).length < LOG_BYTES; version++)
    await log.append("room:tea", version, [said(ada, words(world))]);
  await log.close();
  return folder;
}

const words = ({ chance }: World) => chance.oneOf(["hello", "🫖 سلام", "…"]).repeat(chance.between(1, 9));
