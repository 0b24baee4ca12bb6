// Preloaded by the house that `bun run trace` looks at: notes every function of server/ that is entered, in order.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseSync } from "vite";
import { root } from "../command.ts";

/** A function of the house: the file, and what it is called there. */
export interface Entered {
  file: string;
  name: string;
}

const known: Entered[] = [];
let entered: number[] = [];
Object.assign(globalThis, { entered: (id: number) => entered.push(id) });

Bun.plugin({
  name: "trace",
  setup(build) {
    build.onLoad({ filter: new RegExp(`^${join(root, "server")}/.*\\.ts$`) }, ({ path }) => ({
      contents: instrumented(path, readFileSync(path, "utf8")),
      loader: "ts",
    }));
  },
});

process.on("message", (asked) => {
  if (asked === "end") process.send?.(entered.map((id) => known[id]));
  else process.send?.("begun");
  entered = [];
});

function instrumented(path: string, source: string): string {
  const file = relative(root, path);
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const calls: [at: number, text: string][] = [];
  const note = (name: string) => `entered(${known.push({ file, name }) - 1})`;
  visit(program as unknown as Syntax, "", (body, name) => {
    if (body.type === "BlockStatement") calls.push([body.start + 1, `${note(name)};`]);
    else calls.push([body.start, `(${note(name)},(`], [body.end, "))"]);
  });
  calls.sort(([a], [b]) => b - a);
  return calls.reduce((text, [at, call]) => text.slice(0, at) + call + text.slice(at), source);
}

interface Syntax {
  type: string;
  start: number;
  end: number;
  body?: Syntax | null;
  key?: { name?: string };
  id?: { name?: string } | null;
}

/** Calls back for the body of every function below, with the name by which it is found. */
function visit(node: Syntax, around: string, onFunction: (body: Syntax, name: string) => void): void {
  const own = node.id?.name ?? (namesWhatItHolds.has(node.type) ? node.key?.name : undefined);
  const name = own === undefined ? around : [around, own].filter(Boolean).join(".");
  if (functions.has(node.type) && node.body) onFunction(node.body, name);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isSyntax(child)) visit(child, name, onFunction);
  }
}

const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const namesWhatItHolds = new Set(["MethodDefinition", "PropertyDefinition", "Property"]);

const isSyntax = (value: unknown): value is Syntax =>
  typeof value === "object" && value !== null && typeof (value as Syntax).type === "string";
