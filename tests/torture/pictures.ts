import { join } from "node:path";
import { Avatars } from "../../server/avatars/avatars.ts";
import { AVATAR_SIDE } from "../../server/limits.ts";
import { flatPng, gif, jpegWithPosition, movingPng, movingWebp, picture } from "../support/pictures.ts";
import type { Chance } from "./chance.ts";
import { must, type Trial } from "./trial.ts";

const GROWTH_MOST_MB = 100;
/** The allocators have what they need after so many. */
const WARM_UP = 100;

/** Files that are nearly pictures, one after another, as people might send them. */
export const pictures: Trial = {
  name: "pictures",
  title: "whatever is sent as a picture, only small WebPs are kept, and little memory is taken",
  async run({ of, folder, chance }) {
    const avatars = new Avatars(join(folder(), "avatars"));
    const sources = [
      await picture("png", 300),
      await picture("jpeg", 300),
      await picture("webp", 300),
      gif(1),
      gif(3),
      await movingPng(),
      await movingWebp(),
      await jpegWithPosition(),
      flatPng(12_000, 12_000),
      flatPng(4_000, 4_000),
    ];
    const many = of(300, 5_000);
    const reasons = new Map<string, number>();
    let before = 0;
    let most = 0;
    for (let i = 0; i < many; i += 1) {
      if (i === WARM_UP) before = memoryMB();
      const outcome = await keptOrRefused(avatars, mutated(chance.oneOf(sources), chance));
      reasons.set(outcome, (reasons.get(outcome) ?? 0) + 1);
      if (i >= WARM_UP) most = Math.max(most, memoryMB() - before);
    }
    must(most < GROWTH_MOST_MB, `${many} pictures took ${most.toFixed(0)} MB.`);
    for (const reached of ["kept", "picture-broken", "no-picture", "too-many-pixels", "picture-moves"])
      must(reasons.has(reached), `None was answered with "${reached}".`);
    return { pictures: many, ...Object.fromEntries(reasons), "memory grew by (MB)": Math.round(most) };
  },
};

/** "kept", after a look at the file; or why not. Whatever else happens fails the trial. */
async function keptOrRefused(avatars: Avatars, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  let avatar: string;
  try {
    avatar = await avatars.keep(async () => bytes);
  } catch (error) {
    const { rejection } = (error as { cause?: { rejection?: { rejected: string } } }).cause ?? {};
    if (!rejection) throw error;
    return rejection.rejected;
  }
  avatars.wear("somebody", avatar);
  const file = avatars.file(avatar);
  const { format, width, height } = await new Bun.Image(await file!.bytes()).metadata();
  must(
    format === "webp" && width <= AVATAR_SIDE && height <= AVATAR_SIDE,
    `A ${width} x ${height} ${format} was kept.`,
  );
  return "kept";
}

/** Some bytes another, some missing, some twice, or the end cut. */
function mutated(source: Uint8Array<ArrayBuffer>, chance: Chance): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(source);
  for (let times = chance.below(4); times > 0; times -= 1) {
    // Heads are short and say the most.
    const at = chance.below(chance.below(2) === 0 ? Math.min(64, bytes.length) : bytes.length);
    const kind = chance.below(4);
    if (kind === 0) bytes[at] = chance.below(256);
    if (kind === 1) bytes = bytes.slice(0, at + 1);
    if (kind === 2)
      bytes = new Uint8Array(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + chance.below(9))]));
    if (kind === 3)
      bytes = new Uint8Array(Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 20))]));
  }
  return bytes;
}

const memoryMB = (): number => process.memoryUsage.rss() / 1e6;
