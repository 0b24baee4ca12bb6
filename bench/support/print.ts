import { rounded } from "./numbers.ts";

type Cell = string | number;

/** The first row is the heads of the columns. */
export function printTable(title: string, rows: readonly (readonly Cell[])[]): void {
  const words = rows.map((row) => row.map((cell) => (typeof cell === "number" ? rounded(cell) : cell)));
  const widths = (words[0] ?? []).map((_, i) => Math.max(...words.map((row) => (row[i] ?? "").length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("   ");
  console.log(`\n${title}\n${words.map((row) => `  ${line(row).trimEnd()}`).join("\n")}`);
}

/** How a bench exits that measured everything, but not what was promised. */
export const TARGET_MISSED = 2;

/** What was promised, beside what was measured. */
export class Targets {
  private readonly rows: (readonly Cell[])[] = [];
  private missed = 0;

  atMost(claim: string, measured: number, most: number): void {
    this.add(claim, measured, `≤ ${rounded(most)}`, measured <= most);
  }

  atLeast(claim: string, measured: number, least: number): void {
    this.add(claim, measured, `≥ ${rounded(least)}`, measured >= least);
  }

  /** The last thing that a bench does. */
  print(): void {
    printTable("Targets", [["target", "measured", "wanted", "holds"], ...this.rows]);
    if (this.missed > 0) process.exitCode = TARGET_MISSED;
  }

  private add(claim: string, measured: number, wanted: string, holds: boolean): void {
    if (!holds) this.missed += 1;
    this.rows.push([claim, measured, wanted, holds ? "yes" : "NO"]);
  }
}
