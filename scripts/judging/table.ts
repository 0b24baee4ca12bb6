import { categories, type Category } from "../../server/moderation/filter/finding.ts";
import type { Line } from "./lines.ts";
import type { Verdict } from "./verdict.ts";

interface Judged {
  readonly line: Line;
  readonly verdict: Verdict;
}

/** A table for people: per category, then false alarms on ordinary lines and the time that a message takes. */
export function table(judged: readonly Judged[]): string {
  const ordinary = judged.filter(({ line }) => line.ordinary);
  const labelled = judged.filter(({ line }) => line.expect !== undefined && !line.ordinary);
  const rows = categories.map((category) => row(category, labelled, ordinary));
  const head = ["category", "precision", "recall", "obfuscated", "false alarms", "on ordinary"];
  return [grid([head, ...rows]), "", ...summary(judged, ordinary)].join("\n");
}

function row(category: Category, labelled: readonly Judged[], ordinary: readonly Judged[]): string[] {
  const own = labelled.filter(({ line }) => line.category === category);
  const toFlag = own.filter(({ line }) => line.expect === "flag");
  const clean = own.filter(({ line }) => line.expect === "clean");
  const caught = count(toFlag, category);
  const wrong = count(clean, category);
  return [
    category,
    share(caught, caught + wrong),
    recall(
      toFlag.filter(({ line }) => !line.obfuscated),
      category,
    ),
    recall(
      toFlag.filter(({ line }) => line.obfuscated),
      category,
    ),
    outOf(wrong, clean.length),
    outOf(count(ordinary, category), ordinary.length),
  ];
}

function summary(judged: readonly Judged[], ordinary: readonly Judged[]): string[] {
  const flagged = ordinary.filter(({ verdict }) => verdict.categories.length > 0).length;
  const micros = judged.map(({ verdict }) => verdict.micros).sort((a, b) => a - b);
  const mean = micros.reduce((sum, one) => sum + one, 0) / (micros.length || 1);
  const p99 = micros[Math.ceil(micros.length * 0.99) - 1] ?? 0;
  return [
    `any category on ordinary lines: ${outOf(flagged, ordinary.length)}`,
    `${judged.length} messages: mean ${mean.toFixed(0)} µs, p99 ${p99.toFixed(0)} µs, slowest ${(micros.at(-1) ?? 0).toFixed(0)} µs`,
  ];
}

const count = (lines: readonly Judged[], category: Category) =>
  lines.filter(({ verdict }) => verdict.categories.includes(category)).length;
const recall = (lines: readonly Judged[], category: Category) => outOf(count(lines, category), lines.length);
const share = (part: number, whole: number) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);
const outOf = (part: number, whole: number) => (whole === 0 ? "-" : `${share(part, whole)} (${part}/${whole})`);

function grid(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)));
  return rows
    .map((cells) =>
      cells
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
