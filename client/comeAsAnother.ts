import { dropKept, keep, kept } from "./kept.ts";

/** The page starts anew: drafts, marks and what waits to be sent are of somebody who is not here any more. */
export function comeAsAnother(): void {
  const theme = kept("theme");
  dropKept();
  keep("theme", theme);
  location.replace("/");
}
