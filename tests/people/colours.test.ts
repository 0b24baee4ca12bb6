import { describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";

/** WCAG AA for text of usual size. */
const READABLE = 4.5;
const GROUNDS = ["--paper", "--sheet", "--shade", "--accent-soft"] as const;
const HUES = Array.from({ length: 360 }, (_, hue) => hue);

type Linear = [number, number, number];
type Tokens = Record<string, string>;

const css = readFileSync(`${import.meta.dir}/../../client/styles/tokens.css`, "utf8");
const light = tokensOf(":root {");
const themes: Record<string, Tokens> = {
  light,
  dark: { ...light, ...tokensOf(':root[data-theme="dark"] {') },
  arcade: { ...light, ...tokensOf(':root[data-theme="arcade"] {') },
};

describe.each(Object.entries(themes))("in the %s theme", (_, tokens) => {
  test.each(GROUNDS)("every name is readable on %s", (ground) => {
    const name = (hue: number) => oklch(Number(tokens["--name-l"]), Number(tokens["--name-c"]), hue);
    const poorest = Math.min(...HUES.map((hue) => contrast(name(hue), colour(tokens, ground))));
    expect(poorest).toBeGreaterThanOrEqual(READABLE);
  });

  test.each(GROUNDS)("text, quiet text and accent are readable on %s", (ground) => {
    for (const ink of ["--ink", "--ink-2", "--accent"]) {
      expect(contrast(colour(tokens, ink), colour(tokens, ground))).toBeGreaterThanOrEqual(READABLE);
    }
  });

  test("what stands on the accent is readable", () => {
    expect(contrast(colour(tokens, "--accent-ink"), colour(tokens, "--accent"))).toBeGreaterThanOrEqual(READABLE);
  });
});

function tokensOf(selector: string): Tokens {
  const from = css.indexOf(selector);
  const block = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/** Of a token that is #rrggbb or #rrggbbaa; what is see-through lies on paper. */
function colour(tokens: Tokens, name: string): Linear {
  const [, rgb = "", alpha = "ff"] = /^#(\w{6})(\w{2})?$/.exec(tokens[name] ?? "") ?? [];
  const share = Number.parseInt(alpha, 16) / 255;
  const under = share < 1 ? parts(tokens["--paper"]?.slice(1) ?? "") : [0, 0, 0];
  return parts(rgb).map((part, at) => linear(part * share + (under[at] ?? 0) * (1 - share))) as Linear;
}

const parts = (rgb: string) => [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255);

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** Ottosson's OKLab (2020) to linear sRGB; beyond the gamut it is clipped, as browsers do. */
function oklch(lightness: number, chroma: number, hue: number): Linear {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return rgb.map((part) => Math.min(1, Math.max(0, part))) as Linear;
}

function contrast(one: Linear, other: Linear): number {
  const [darker = 0, brighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (brighter + 0.05) / (darker + 0.05);
}

const luminance = ([red, green, blue]: Linear) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
