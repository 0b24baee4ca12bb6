import { judge } from "../../server/moderation/filter/filter.ts";
import type { Category } from "../../server/moderation/filter/finding.ts";

export interface Verdict {
  readonly categories: readonly Category[];
  /** One sentence for each finding: category, rule, the words. */
  readonly why: readonly string[];
  readonly micros: number;
}

export function verdictOn(text: string): Verdict {
  const began = performance.now();
  const findings = judge(text);
  const micros = (performance.now() - began) * 1000;
  return {
    categories: [...new Set(findings.map(({ category }) => category))],
    why: findings.map(({ category, rule, start, end }) => `${category} (${rule}): ${text.slice(start, end)}`),
    micros,
  };
}
