import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settings } from "../../server/config.ts";
import { root } from "../command.ts";
import { eventFiles, wordsOf } from "./events.ts";
import { limitRows, paceRows } from "./limits.ts";
import { procedureRows } from "./procedures.ts";
import { refusalRows } from "./refusals.ts";

/** docs/REFERENCE.md, not yet formatted: all of it comes from the code. */
export function referencePage(): string {
  return `# What a house understands and says

By \`bun run protocol\`, from the code. [PROTOCOL.md](PROTOCOL.md) says how to speak with it.

## Procedures

What each takes. A query and a mutation are answered once; a subscription, on a WebSocket alone, as long as it is followed.

${table(["Procedure", "Kind", "Input"], procedureRows())}

## Events

What \`live.room\` tells, as TypeScript declares it, in items that are each a \`Told\`. On the wire each has besides its own fields those of \`Public\`: \`version\` and \`at\`, mostly \`by\`. Of one that was taken back since (\`erased\`) these and its type are left, of a message also \`held\`; where the record was repaired, an event of the type \`lost\` may stand, of which nothing is left. Pass over types that you do not know.

${["server/events.ts", ...eventFiles()].map((file) => `\`\`\`ts\n// ${file}\n${wordsOf(file)}\n\`\`\``).join("\n\n")}

## Refusals

An error carries its reason in \`error.data.reason\`, and where it helps \`retryAfter\` in milliseconds and \`limit\`, the number that was exceeded.

${table(["Reason", "tRPC's code", "HTTP", "Said to a person"], refusalRows())}

## Limits

${table(["Limit", "Value", "Why"], limitRows())}

How often somebody may do something: so many at once, and so many more a second after that. Beyond it the answer is \`too-fast\` with \`retryAfter\`. What a host may change stands in [SETTINGS.md](SETTINGS.md).

${table(["What", "At once", "A second"], paceRows())}
`;
}

/** docs/SETTINGS.md with its table as server/config.ts has it. */
export function settingsPage(): string {
  const rows = Object.values(settings).map(({ variable, fallback, unit, reason, shape }) => [
    `\`${variable}\``,
    fallback && `\`${fallback}\``,
    unit,
    shape.description ?? "",
    reason,
  ]);
  const page = readFileSync(join(root, "docs/SETTINGS.md"), "utf8");
  return page.replace(/^\|.*\|$/ms, () => table(["Variable", "Default", "Unit", "Value", "Why"], rows));
}

/** A page of docs/ with the files that it shows as they are now. */
export function pageWithFiles(name: string): string {
  const page = readFileSync(join(root, "docs", name), "utf8");
  return page.replace(
    /(<!-- ((?:examples|deploy)\/[\w.]+) -->\n\n```\w+\n).*?^```$/gms,
    (_, start: string, file: string) => `${start}${readFileSync(join(root, file), "utf8").trimEnd()}\n\`\`\``,
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
}
