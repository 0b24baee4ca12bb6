// What the house's claims of speed stand on: `bun run bench`, or one of its parts, `bun run bench wire`.
// Each part prints its tables, and they replace that part's section of bench/RESULTS.md.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { TARGET_MISSED } from "../bench/support/print.ts";
import { giveUp, root } from "./command.ts";
import { installPackages } from "./packages.ts";

const PARTS = {
  wire: "What a message costs on its way to those who read it",
  record: "What keeping it costs, and reading it back",
  room: "What a long history costs",
  flood: "What a flood costs the others",
  ship: "How large it is, and how soon it is there",
};
const RESULTS = join(root, "bench/RESULTS.md");
const PREFACE = `# Measured

By \`bun run bench\`, which replaces these sections. Only figures of one run compare with each other.
`;

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) giveUp(`There is no bench "${unknown}". There are: ${Object.keys(PARTS).join(", ")}.`);
// Its accounts of processes come from /proc.
if (process.platform !== "linux") giveUp("The benches run on Linux only.");
await installPackages("to run");

let failed = false;
for (const [name, title] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const heading = `## ${name}: ${title}\n\n${new Date().toISOString().slice(0, 10)}, ${machine()}\n`;
  console.log(heading);
  const { output, exitCode } = await run(name);
  if (exitCode === 0 || exitCode === TARGET_MISSED) keep(name, `${heading}\n\`\`\`text\n${output.trim()}\n\`\`\`\n`);
  failed ||= exitCode !== 0;
}
process.exit(failed ? 1 : 0);

/** What a bench prints, passed on as it comes. */
async function run(name: string): Promise<{ output: string; exitCode: number }> {
  const child = Bun.spawn([process.execPath, join(root, "bench", `${name}.ts`)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const chunk of child.stdout) {
    output += Buffer.from(chunk).toString();
    process.stdout.write(chunk);
  }
  return { output, exitCode: await child.exited };
}

function keep(name: string, section: string): void {
  const text = existsSync(RESULTS) ? readFileSync(RESULTS, "utf8") : PREFACE;
  const [preface = PREFACE, ...sections] = text.split(/^(?=## )/m);
  const others = new Map(sections.map((one) => [one.slice("## ".length, one.indexOf(":")), one]));
  others.set(name, section);
  const ordered = Object.keys(PARTS).flatMap((part) => others.get(part)?.trimEnd() ?? []);
  writeFileSync(RESULTS, `${[preface.trimEnd(), ...ordered].join("\n\n")}\n`);
}

function machine(): string {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const system = `${type()} ${release()}, Bun ${Bun.version}`;
  // Well above 0 at the start, other programs were busy, and the figures are worth less.
  const load = `load average ${loadavg()[0]?.toFixed(1)}`;
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, ${memory}, ${system}, ${load}`;
}
