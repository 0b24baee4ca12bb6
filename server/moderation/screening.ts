// What becomes of words before anybody else sees them, as the host wishes it for each category of the filter.
import { rejected, type Rejection } from "../base/decision.ts";
import { type Treatment, type Treatments, treatments } from "../rules/events.ts";
import type { Flag } from "./events.ts";
import { categories, type Finding } from "./filter/finding.ts";
import { judge } from "./judging.ts";
import type { OwnFinding } from "./ownWords.ts";

export type ScreeningReason = `${"holds" | "sure"}-${Flag}`;

/** What a text holds that may matter to some house. */
export interface Found {
  filter: readonly Finding[];
  own: readonly OwnFinding[];
}

/** What is done about it in one house, or in one room of it. */
export interface Screened {
  /** As it may be shown: some words masked. */
  text: string;
  /** What it was found to hold that is not simply allowed. */
  flags: Flag[];
  /** The strictest of what is done about it; "hold": a moderator is to look at it first. */
  treatment: Treatment;
  /** Why it is not taken. */
  refusal?: Rejection<ScreeningReason>;
  /** The same words are taken from whoever is sure of them. */
  asks: boolean;
}

interface Treated {
  flag: Flag;
  treatment: Treatment;
  start: number;
  end: number;
}

const strength = (treatment: Treatment): number => treatments.indexOf(treatment);

const stricter = (a: Treatment, b: Treatment): Treatment => (strength(a) < strength(b) ? b : a);

/** Of two policies the stricter word on each category. */
export function strictest(one: Treatments, other: Treatments): Treatments {
  const named = categories.filter((category) => category in one || category in other);
  return Object.fromEntries(
    named.map((category) => [category, stricter(one[category] ?? "allow", other[category] ?? "allow")]),
  );
}

const allowsAll = (filter: Treatments): boolean => Object.values(filter).every((treatment) => treatment === "allow");

/** Where everything is allowed nothing is looked for: that takes more time than all else that a message goes through. */
export const foundIn = (text: string, filter: Treatments, own: (text: string) => OwnFinding[]): Found => ({
  filter: allowsAll(filter) ? [] : judge(text),
  own: own(text),
});

/** How something is said. */
export interface Saying {
  /** Its writer was asked, and sends it anyway. */
  sure: boolean;
  /** It takes the place of what everybody has read: it cannot be held. */
  edits?: boolean;
}

/** Of several treatments the strictest holds. */
export function screened(text: string, found: Found, filter: Treatments, { sure, edits = false }: Saying): Screened {
  const treated = treatedBy(found, filter);
  const flags = [...new Set(treated.map(({ flag }) => flag))];
  const is = (treatment: Treatment) => treated.find((one) => one.treatment === treatment);
  const refused = is("refuse") ?? (edits ? is("hold") : undefined);
  const asked = sure ? undefined : is("warn");
  const refusal = refused
    ? rejected<ScreeningReason>(`holds-${refused.flag}`)
    : asked && rejected<ScreeningReason>(`sure-${asked.flag}`);
  return {
    text: mask(
      text,
      treated.filter(({ treatment }) => treatment === "mask"),
    ),
    flags,
    treatment: treated.map(({ treatment }) => treatment).reduce(stricter, "allow"),
    asks: refused === undefined && asked !== undefined,
    ...(refusal && { refusal }),
  };
}

/** Why something cannot be called so: nobody is called "••••", and nobody looks at names first. */
export function nameRefusal(found: Found, filter: Treatments): Rejection<ScreeningReason> | undefined {
  const objection = treatedBy(found, filter).find(({ treatment }) => treatment !== "warn");
  return objection && rejected<ScreeningReason>(`holds-${objection.flag}`);
}

function treatedBy({ filter: findings, own }: Found, filter: Treatments): Treated[] {
  const all = [
    ...findings.map(({ category, start, end }) => ({
      flag: category,
      treatment: filter[category] ?? "allow",
      start,
      end,
    })),
    ...own.map(({ treatment, start, end }) => ({ flag: "own" as const, treatment, start, end })),
  ];
  return all.filter(({ treatment }) => treatment !== "allow");
}

/** A dot for each character of the words found; spaces stay, so that lines break where they did. */
export function mask(text: string, findings: readonly Pick<Finding, "start" | "end">[]): string {
  let shown = "";
  let done = 0;
  for (const { start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, done);
    shown += text.slice(done, from) + text.slice(from, end).replace(/\S/gu, "•");
    done = Math.max(done, end);
  }
  return shown + text.slice(done);
}
