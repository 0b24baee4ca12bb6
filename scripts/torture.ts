// `bun run torture [NAME …] [--short] [--seed N] [--minutes N]`: tries to break what docs/RELIABILITY.md promises.
import { type Figures, type Form, runTrial, type Trial } from "../tests/torture/trial.ts";
import { trials } from "../tests/torture/trials.ts";
import { giveUp } from "./command.ts";

const words = process.argv.slice(2);
const form: Form = words.includes("--short") ? "short" : "full";
const given = numberAfter("--seed");
const minutes = numberAfter("--minutes");
const names = words.filter((word, i) => !word.startsWith("--") && !/^--(seed|minutes)$/.test(words[i - 1] ?? ""));
const unknown = names.filter((name) => !trials.some((trial) => trial.name === name));
if (unknown.length > 0)
  giveUp(
    `There is no ${unknown.join(", ")}. There are:\n${trials.map(({ name, title }) => `  ${name.padEnd(12)} ${title}`).join("\n")}`,
  );

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
    console.log(`    again: bun run torture ${trial.name} --${form} --seed ${seed}  (${seconds()})`);
  }
}

function numberAfter(word: string): number | undefined {
  if (!words.includes(word)) return undefined;
  const number = Number(words[words.indexOf(word) + 1]);
  return Number.isSafeInteger(number) ? number : giveUp(`${word} takes a whole number.`);
}

function inWords(figures: Figures): string {
  return Object.entries(figures)
    .map(([what, value]) => `${what}: ${typeof value === "number" ? value.toLocaleString("en") : value}`)
    .join(" · ");
}
