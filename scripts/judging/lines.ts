import { basename } from "node:path";
import { z } from "zod";
import { categories } from "../../server/moderation/filter/finding.ts";

const shape = z.object({
  text: z.string(),
  expect: z.enum(["flag", "clean"]).optional(),
  category: z.enum([...categories, "clean"]).optional(),
  obfuscated: z.boolean().optional(),
  subtype: z.string().optional(),
});

export interface Line extends z.infer<typeof shape> {
  /** Of ordinary talk, in which every category must stay silent. */
  readonly ordinary: boolean;
  /** What is wrong with the line, and where; its labels do not count then. */
  readonly complaint?: string;
}

/** All lines of a file, also empty and broken ones, so that verdicts stand beside them. Throws if it cannot be read. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const text = await Bun.file(file)
    .text()
    .catch(() => {
      throw new Error(`${file}: no such file, or it cannot be read.`);
    });
  for (const [i, line] of text.replace(/\n$/, "").split("\n").entries()) yield toLine(line, file, i + 1);
}

function toLine(line: string, file: string, number: number): Line {
  if (line.trim() === "") return { text: "", ordinary: false };
  const value = parsed(line);
  const labelled = shape.safeParse(value);
  if (!labelled.success) {
    const { data } = shape.pick({ text: true }).safeParse(value);
    return { text: data?.text ?? "", ordinary: false, complaint: `${file}:${number}: ${whatIsWrong(labelled.error)}` };
  }
  const ordinary = labelled.data.category === "clean" || basename(file) === "clean.ndjson";
  return { ...labelled.data, ordinary };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON: said by the shape, with its place.
    return undefined;
  }
}

function whatIsWrong({ issues }: z.ZodError): string {
  const [first] = issues;
  if (!first || first.path.length === 0)
    return 'this line is not a JSON object such as {"text":"…","expect":"flag","category":"email"}.';
  return `"${first.path.join(".")}": ${first.message}.`;
}
