// What callers may say of the rules.
import { z } from "zod";
import { rejected } from "../base/decision.ts";
import { FLAGS_COUNT_MS, OWN_WORDS_CHARS } from "../limits.ts";
import { categories } from "../moderation/filter/finding.ts";
import { refuse } from "../wire/trpc.ts";
import { type OwnWords, type Rules, treatments } from "./events.ts";

export type PatternReason = "bad-pattern" | "words-empty";

const MINUTE_MS = 60_000;
const YEAR_MS = 366 * 24 * 60 * MINUTE_MS;
/** Each costs every message some microseconds. */
const OWN_MOST = 200;

/** Fewer than are remembered of anybody. */
const FLAGS_MOST = 99;

const treatment = z.enum(treatments);

export const rulesShape = z
  .object({
    filter: z.partialRecord(z.enum(categories), treatment),
    own: z
      .array(z.object({ words: z.string().min(1).max(OWN_WORDS_CHARS), as: z.enum(["words", "pattern"]), treatment }))
      .max(OWN_MOST),
    ladder: z
      .array(
        z.object({
          flags: z.int().min(1).max(FLAGS_MOST),
          within: z.int().min(MINUTE_MS).max(FLAGS_COUNT_MS),
          deed: z.enum(["mute", "ban"]),
          lasts: z.int().min(MINUTE_MS).max(YEAR_MS),
        }),
      )
      .max(10),
    floodMutes: z.array(z.int().min(1_000).max(YEAR_MS)).max(10),
    posting: z.object({
      burst: z.int().min(1).max(1_000),
      perSecond: z.number().min(0.01).max(1_000),
      perMinuteOfAddress: z.int().min(1).max(100_000),
    }),
    signUp: z.boolean(),
    guestPictures: z.boolean(),
    guestRooms: z.boolean(),
    groupSize: z.int().min(2).max(10),
    keep: z.enum(["memory", "1h", "24h", "7d", "30d", "ever"]),
  })
  .partial();

/** What is wrong with words of one's own, and where that begins, counted in characters from 0. */
export type Unfit = (own: Pick<OwnWords, "words" | "as">) => { problem: string; place: number } | undefined;

/** The rules as they may be recorded; or refuses a pattern that cannot be read, with its place. */
export function rulesIn(asked: z.infer<typeof rulesShape>, unfit: Unfit): Partial<Rules> {
  const own = asked.own?.map((one) => ({ ...one, words: one.words.trim() }));
  for (const { words, as } of own ?? []) {
    const bad = unfit({ words, as });
    if (bad) refuse(as === "words" ? rejected("words-empty") : rejected("bad-pattern", { pattern: words, ...bad }));
  }
  return { ...(asked as Partial<Rules>), ...(own && { own }) };
}
