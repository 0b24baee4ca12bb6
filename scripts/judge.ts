// `bun run judge FILES… [--verdicts OUT.ndjson]`: how well does the filter do on labelled lines? One JSON object a line:
// `text`; and where known `expect` (flag or clean), `category`, `obfuscated`, `subtype`.
// Exit codes: 0 judged, 1 a file or a line of it could not be read; the other lines are judged all the same.
import { calledAs, giveUp } from "./command.ts";
import { type Line, readLines } from "./judging/lines.ts";
import { table } from "./judging/table.ts";
import { type Verdict, verdictOn } from "./judging/verdict.ts";

/** Messages read before the clock counts: after these the compiler has seen what is often run. */
const WARM_UP = 3_000;
const USAGE = `Usage: ${calledAs("judge")} FILES… [--verdicts OUT.ndjson]`;

const { files, out } = ask(process.argv.slice(2));
try {
  const lines: Line[] = [];
  for (const file of files) for await (const line of readLines(file)) lines.push(line);
  warmUp(lines);
  const judged = lines.map((line) => ({ line, verdict: verdictOn(line.text) }));
  console.log(table(judged));
  if (out !== undefined) await Bun.write(out, judged.map(({ verdict }) => toLine(verdict)).join(""));
  const complaints = lines.flatMap(({ complaint }) => complaint ?? []);
  if (complaints.length > 0) giveUp(complaints.join("\n"));
} catch (error) {
  giveUp(error instanceof Error ? error.message : String(error));
}

/** The first messages that a program reads are its slowest, and no house has only those. */
function warmUp(lines: readonly Line[]): void {
  for (let read = 0; read < WARM_UP && lines.length > 0; read++) verdictOn(lines[read % lines.length]?.text ?? "");
}

function toLine({ categories, why }: Verdict): string {
  return `${JSON.stringify({ categories, why })}\n`;
}

function ask(args: readonly string[]): { files: string[]; out: string | undefined } {
  const at = args.indexOf("--verdicts");
  const out = at === -1 ? undefined : args[at + 1];
  const files = args.filter((_, i) => at === -1 || (i !== at && i !== at + 1));
  if (files.length === 0 || (at !== -1 && out === undefined)) giveUp(USAGE);
  return { files, out };
}
