// What becomes of words before anybody else sees them, as the host wishes it for each category of the filter.
import { rejected } from "../decision.ts";
import { refuse } from "../trpc.ts";
import { judge } from "./filter/filter.ts";
import type { Category, Finding } from "./filter/finding.ts";

/** Categories that are in none are allowed; of one that is in several, the strictest holds: refuse, mask, warn. */
export interface Policy {
  readonly warn: readonly Category[];
  readonly mask: readonly Category[];
  readonly refuse: readonly Category[];
}

export type ScreeningReason = `${"holds" | "sure"}-${Category}`;

export interface Screen {
  /** The words of a message, some of them masked; or the refusal thrown. `sure`: its writer was warned, and sends it anyway. */
  message(text: string, sure: boolean): string;
  /** A name or topic as it is; or the refusal thrown, for what would be masked, too: nobody is called "••••". */
  name(text: string): string;
}

export function screenOf(policy: Policy): Screen {
  const masked = new Set(policy.mask);
  const refused = new Set(policy.refuse);
  const warned = new Set(policy.warn).difference(masked);
  if (masked.size + refused.size + warned.size === 0) return { message: (text) => text, name: (text) => text };
  return {
    message(text, sure) {
      const findings = judge(text);
      refuseAny("holds", findings, (category) => refused.has(category));
      if (!sure) refuseAny("sure", findings, (category) => warned.has(category));
      return mask(
        text,
        findings.filter(({ category }) => masked.has(category)),
      );
    },
    name(text) {
      refuseAny("holds", judge(text), (category) => refused.has(category) || masked.has(category));
      return text;
    },
  };
}

function refuseAny(
  how: "holds" | "sure",
  findings: readonly Finding[],
  isMeant: (category: Category) => boolean,
): void {
  const found = findings.find(({ category }) => isMeant(category));
  if (found) refuse(rejected<ScreeningReason>(`${how}-${found.category}`));
}

/** A dot for each character of the words found; spaces stay, so that lines break where they did. */
export function mask(text: string, findings: readonly Pick<Finding, "start" | "end">[]): string {
  let shown = "";
  let done = 0;
  for (const { start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, done);
    shown += text.slice(done, from) + text.slice(from, end).replace(/\S/gu, "•");
    done = Math.max(done, end);
  }
  return shown + text.slice(done);
}
