// From a file that somebody chose to a picture that can be drawn.
import { lookInto } from "../../server/avatars/kinds.ts";
import type { Refusal } from "../wording.ts";

export interface Chosen {
  picture: ImageBitmap;
  /** The file has more pictures than this first one. */
  moves: boolean;
}

/** What file choosers offer. */
export const KINDS = "image/png,image/jpeg,image/webp,image/gif";

/** A photograph of a large camera; what is larger fills the memory of a phone. */
const FILE_BYTES = 30 * 1024 * 1024;

export async function open(file: File): Promise<Chosen | Refusal> {
  if (file.size > FILE_BYTES) return { reason: "picture-too-large", limit: FILE_BYTES };
  const seen = lookInto(new Uint8Array(await file.arrayBuffer()));
  if (!seen) return { reason: "no-picture" };
  try {
    return { picture: await createImageBitmap(file), moves: seen.moves };
  } catch {
    // Whatever it is, this browser cannot draw it.
    return { reason: "picture-broken" };
  }
}
