// Tries to break what docs/RELIABILITY.md promises.
import { parseArgs } from "node:util";
import { type Figures, type Form, runTrial, type Trial } from "../tests/torture/trial.ts";
import { trials } from "../tests/torture/trials.ts";
import { giveUp } from "./command.ts";

const USAGE = `bun run torture [TRIAL …] [--short] [--seed N] [--minutes N]
${trials.map(({ name, title }) => `  ${name.padEnd(12)} ${title}`).join("\n")}`;
const { values, positionals: names } = wordsOf(process.argv.slice(2));
if (values.help) {
  console.log(USAGE);
  process.exit();
}
const form: Form = values.short ? "short" : "full";
const given = numberOf("--seed", values.seed);
const minutes = numberOf("--minutes", values.minutes);
const unknown = names.filter((name) => !trials.some((trial) => trial.name === name));
if (unknown.length > 0) giveUp(`There is no ${unknown.join(", ")}.\n${USAGE}`);

let broken = 0;
for (const trial of trials) if (names.length === 0 || names.includes(trial.name)) await tell(trial);
console.log(broken === 0 ? "\nNothing broke." : `\n${broken} broke.`);
process.exit(broken === 0 ? 0 : 1);

async function tell(trial: Trial): Promise<void> {
  const lacking = trial.lacking?.();
  if (lacking) return console.log(`– ${trial.name}: not tried, ${lacking}`);
  const seed = given ?? Math.floor(Math.random() * 2 ** 31);
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  try {
    const figures = await runTrial(trial, { form, seed, minutes });
    console.log(`✓ ${trial.name}: ${trial.title}\n    ${inWords(figures)}  (${form}, seed ${seed}, ${seconds()})`);
  } catch (error) {
    broken += 1;
    console.log(`✗ ${trial.name}: ${trial.title}\n    ${error instanceof Error ? error.stack : String(error)}`);
    console.log(
      `    again: bun run torture ${trial.name}${values.short ? " --short" : ""} --seed ${seed}  (${seconds()})`,
    );
  }
}

function wordsOf(args: string[]) {
  const options = {
    short: { type: "boolean" },
    seed: { type: "string" },
    minutes: { type: "string" },
    help: { type: "boolean" },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return giveUp(`${(error as Error).message}\n${USAGE}`);
  }
}

function numberOf(option: string, word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const number = Number(word);
  return Number.isSafeInteger(number) ? number : giveUp(`${option} takes a whole number.`);
}

function inWords(figures: Figures): string {
  return Object.entries(figures)
    .map(([what, value]) => `${what}: ${typeof value === "number" ? value.toLocaleString("en") : value}`)
    .join(" · ");
}
