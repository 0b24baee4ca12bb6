import { keep, kept } from "../kept.ts";

/** The page starts anew: drafts, marks and what waits to be sent are of somebody who is not here any more. */
export function comeAsAnother(): void {
  const theme = kept("theme");
  try {
    localStorage.clear();
  } catch (problem) {
    // Where nothing may be kept, nothing is.
    if (!(problem instanceof DOMException)) throw problem;
  }
  keep("theme", theme);
  location.assign("/");
}
