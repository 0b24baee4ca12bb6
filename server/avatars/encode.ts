import { rejected } from "../base/decision.ts";
import { AVATAR_PIXELS, AVATAR_SIDE } from "../limits.ts";
import { refuse } from "../wire/trpc.ts";
import { lookInto } from "./kinds.ts";

export type PictureReason =
  "no-picture" | "more-than-a-picture" | "picture-moves" | "picture-broken" | "picture-too-large" | "too-many-pixels";

/** Photographs look as before; a WebP of this size takes some 10 kB. */
const QUALITY = 85;

/** The pixels of a picture and nothing else of it, as a small WebP. Refuses what is not just a picture. */
export async function encode(bytes: Uint8Array): Promise<Uint8Array> {
  const seen = lookInto(bytes);
  if (!seen) return refuse(rejected("no-picture"));
  if (seen.moves) return refuse(rejected("picture-moves"));
  if (!seen.alone) return refuse(rejected("more-than-a-picture"));
  try {
    // Bytes, never a path: a path would be read from this machine's disk.
    return await new Bun.Image(bytes, { maxPixels: AVATAR_PIXELS })
      .resize(AVATAR_SIDE, AVATAR_SIDE, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .bytes();
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ERR_IMAGE_TOO_MANY_PIXELS") refuse(rejected("too-many-pixels", { limit: AVATAR_PIXELS }));
    if (code?.startsWith("ERR_IMAGE_")) refuse(rejected("picture-broken"));
    throw error;
  }
}
