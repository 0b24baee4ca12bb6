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
}

/** The labelled lines of a file. Throws an error that names the file, and the line if one is to blame. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const text = await Bun.file(file)
    .text()
    .catch(() => {
      throw new Error(`${file}: no such file, or it cannot be read.`);
    });
  let number = 0;
  for (const line of text.split("\n")) {
    number++;
    if (line.trim() === "") continue;
    const labelled = shape.safeParse(parsed(line));
    if (!labelled.success) throw new Error(`${file}:${number}: ${whatIsWrong(labelled.error)}`);
    const ordinary = labelled.data.category === "clean" || basename(file) === "clean.ndjson";
    yield { ...labelled.data, ordinary };
  }
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
