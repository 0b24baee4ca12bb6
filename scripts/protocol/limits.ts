import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Pace } from "../../server/base/pace.ts";
import { readConfig } from "../../server/config.ts";
import * as limits from "../../server/limits.ts";
import { pacesOf } from "../../server/wiring/paces.ts";
import { root } from "../command.ts";

/** server/limits.ts: name, value, and what is said about it there. */
export function limitRows(): string[][] {
  const source = readFileSync(join(root, "server/limits.ts"), "utf8");
  const said = [...source.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\nexport const (\w+)/gs)];
  const reasons = new Map(said.map(([, words = "", name]) => [name, words.replace(/\s*\n \*\s*/g, " ").trim()]));
  return Object.entries(limits).map(([name, value]) => [
    `\`${name}\``,
    typeof value === "number" ? value.toLocaleString("en") : `${count(value.least)} to ${count(value.most)}`,
    reasons.get(name) ?? "",
  ]);
}

/** server/wiring/paces.ts, where nothing is configured. */
export function paceRows(): string[][] {
  return Object.entries(pacesOf(readConfig({}))).flatMap(([name, pace]) => {
    const each: [string, unknown][] =
      pace instanceof Pace ? [[name, pace]] : Object.entries(pace).map(([key, one]) => [`${name}, per ${key}`, one]);
    return each.flatMap(([what, one]) =>
      one instanceof Pace ? [[what, count(one.rate.burst), count(one.rate.perSecond)]] : [],
    );
  });
}

const count = (number: number): string => number.toLocaleString("en", { maximumSignificantDigits: 3 });
