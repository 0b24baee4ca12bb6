import { z } from "zod";
import { ROOM_ID_UNITS } from "../limits.ts";
import { categories } from "../moderation/filter/finding.ts";
import { treatments } from "../rules/events.ts";
import { keeps, SLOWEST_S } from "./options.ts";

/** A room's id as callers may write it. */
export const roomId = z.string().min(1).max(ROOM_ID_UNITS);

/** More people than one process serves at once. */
const MEMBERS_MOST = 100_000;

export const filterShape = z.partialRecord(z.enum(categories), z.enum(treatments));

/** What callers may say of a room; names and topics are looked at more closely later. */
export const optionsShape = z.object({
  name: z.string().max(1_000),
  topic: z.string().max(2_000),
  found: z.enum(["everybody", "link"]),
  keep: z.enum(keeps),
  slow: z.int().min(0).max(SLOWEST_S),
  oneWay: z.boolean(),
  masks: z.boolean(),
  locked: z.boolean(),
  hushed: z.boolean(),
  held: z.boolean(),
  signedUp: z.boolean(),
  most: z.int().min(0).max(MEMBERS_MOST),
});
