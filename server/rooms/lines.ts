import { rejected } from "../base/decision.ts";
import { tidyLine, tidyName } from "../base/text.ts";
import { refuse } from "../wire/trpc.ts";

/** A room's name or topic, fit to be shown; or the refusal thrown. */
export function lineOf(
  screen: { name(text: string): string },
  what: "name" | "topic",
  raw: string,
  most: number,
): string {
  const tidied = what === "name" ? tidyName(raw, most) : tidyLine(raw, most);
  if ("text" in tidied) return screen.name(tidied.text);
  return refuse(rejected(`${what}-${tidied.problem}`, tidied.problem === "too-long" ? { limit: most } : {}));
}
