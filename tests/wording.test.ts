import { expect, test } from "bun:test";
import { flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { en } from "../client/i18n/en.ts";
import { type Refusal, wording } from "../client/wording.ts";

const english = flatten(en);
const t = translator(() => english, resolveTemplate);
const said = (refusal: Refusal) => wording(t, refusal);

test("every refusal is a sentence, also when it comes without numbers", () => {
  for (const reason of Object.keys(en.refusals) as (keyof typeof en.refusals)[]) {
    expect(said({ reason })).toMatch(/^[A-Z][^{}]*[.]$/);
    expect(said({ reason })).not.toMatch(/undefined|NaN/);
  }
});

test("numbers are said as people say them", () => {
  expect(said({ reason: "too-long", limit: 2_000 })).toContain("2,000 characters fit");
  expect(said({ reason: "name-too-long", limit: 1 })).toContain("1 character fits");
});

test("a wait is said in seconds, a long one in minutes", () => {
  expect(said({ reason: "too-fast", retryAfter: 1 })).toContain("in 1 second.");
  expect(said({ reason: "slow-mode", retryAfter: 9_001 })).toContain("in 10 seconds.");
  expect(said({ reason: "too-fast", retryAfter: 720_000 })).toContain("in 12 minutes.");
});

test("a reason that this page is too old to know is said, too", () => {
  const reason = "of-tomorrow" as Refusal["reason"];
  expect(said({ reason })).toBe(said({ reason: "failed" }));
});
