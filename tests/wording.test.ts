import { expect, test } from "bun:test";
import { refusals } from "../client/i18n/en/refusals.ts";
import { type Refusal, wording } from "../client/wording.ts";

test("every refusal is a sentence, also when it comes without numbers", () => {
  for (const reason of Object.keys(refusals) as (keyof typeof refusals)[]) {
    expect(wording({ reason })).toMatch(/^[A-Z][^{}]*[.]$/);
    expect(wording({ reason })).not.toMatch(/undefined|NaN/);
  }
});

test("numbers are said as people say them", () => {
  expect(wording({ reason: "too-long", limit: 2_000 })).toContain("2,000 characters fit");
  expect(wording({ reason: "name-too-long", limit: 1 })).toContain("1 character fits");
});

test("a wait is said in seconds, a long one in minutes", () => {
  expect(wording({ reason: "too-fast", retryAfter: 1 })).toContain("in 1 second.");
  expect(wording({ reason: "slow-mode", retryAfter: 9_001 })).toContain("in 10 seconds.");
  expect(wording({ reason: "too-fast", retryAfter: 720_000 })).toContain("in 12 minutes.");
});

test("a reason that this page is too old to know is said, too", () => {
  const reason = "of-tomorrow" as Refusal["reason"];
  expect(wording({ reason })).toBe(wording({ reason: "failed" }));
});

test("of what broke unforeseen, the number is said by which the host finds it", () => {
  expect(wording({ reason: "failed", request: "7F3K9Q" })).toContain("“7F3K9Q”");
});
