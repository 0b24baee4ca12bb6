import { z } from "zod";
import { makeApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { Masks } from "../../server/heart/masks.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { Hub } from "../../server/wire/hub.ts";
import { withheldFrom } from "../../server/wiring/withheld.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** Everything that can be called, in order of its path, with its input as the door checks it. */
export function procedureRows(): string[][] {
  const log = memoryLog();
  const masks = new Masks(new Uint8Array(32));
  const hub = new Hub(log, masks, withheldFrom, () => {});
  const { router } = makeApp({ config: readConfig({}), log, masks, hub, now: Date.now });
  const procedures = router._def.procedures as unknown as Record<
    string,
    { _def: { type: string; inputs: z.ZodType[] } }
  >;
  return Object.entries(procedures)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { _def }]) => [`\`${path}\``, _def.type, inputOf(_def.inputs)]);
}

function inputOf(inputs: readonly z.ZodType[]): string {
  const [told] = inputs.flatMap(({ description }) => description ?? []);
  if (told) return told;
  const shapes = inputs.map((input) => z.toJSONSchema(input, { io: "input", unrepresentable: "any" }));
  const fields = shapes.flatMap((shape) => fieldsOf(shape));
  return fields.length > 0 ? fields.map((field) => `\`${field}\``).join(", ") : "nothing";
}

const fieldsOf = ({ properties = {}, required = [] }: Schema): string[] =>
  Object.entries(properties).map(
    ([name, of]) => `${name}${required.includes(name) ? "" : "?"}: ${typeOf(of as Schema)}`,
  );

/** A type as TypeScript would name it, and its bounds. */
function typeOf(of: Schema): string {
  if (of.enum) return of.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (of.anyOf) return of.anyOf.map((one) => typeOf(one as Schema)).join(" | ");
  if (of.type === "array") return `${typeOf((of.items ?? {}) as Schema)}[]${bounds(of.minItems, of.maxItems)}`;
  if (of.type === "object" && of.propertyNames) return recordOf(of);
  if (of.type === "object") return `{ ${fieldsOf(of).join(", ")} }`;
  if (of.type === "string") return `string${of.pattern ? ` /${of.pattern}/` : bounds(of.minLength, of.maxLength)}`;
  const least = of.exclusiveMinimum === undefined ? of.minimum : Number(of.exclusiveMinimum) + 1;
  const most = of.maximum === Number.MAX_SAFE_INTEGER ? undefined : of.maximum;
  return `${of.type ?? "unknown"}${bounds(least, most)}`;
}

const recordOf = ({ propertyNames = {}, additionalProperties = {} }: Schema): string =>
  `{ [of: ${typeOf(propertyNames as Schema)}]?: ${typeOf(additionalProperties as Schema)} }`;

function bounds(least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return "";
  return most === undefined ? ` from ${least}` : ` ${least ?? 0}…${most}`;
}
