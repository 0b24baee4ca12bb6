import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { codename } from "../../server/rooms/codename.ts";
import { slugOf } from "../../server/rooms/slug.ts";

describe("a room is found by", () => {
  test.each([
    ["Lobby", "lobby"],
    ["Late Night Kitchen", "late-night-kitchen"],
    ["  C++ & friends! ", "c-friends"],
    ["Café", "café"],
    ["چای‌خانه", "چای-خانه"],
    ["ＴＥＡ", "tea"],
    ["茶室", "茶室"],
    ["__proto__", "proto"],
    ["../../etc", "etc"],
    ["हिन्दी", "हिन्दी"],
  ])("%p as %p", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

test("a name without letter or digit is no address", () => {
  for (const name of ["", "  ", "!?", "🐙", "--"]) expect(slugOf(name)).toBe("");
});

test("an address leads to itself, and holds nothing that a path could mistake", () => {
  const property = (name: string) => {
    const slug = slugOf(name);
    expect(slugOf(slug)).toBe(slug);
    expect(slug).not.toMatch(/[\s/\\.#?%:]|^-|-$|--/);
  };
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), property), { numRuns: 2_000 });
  fc.assert(fc.property(fc.string({ unit: "binary" }), property), { numRuns: 2_000 });
});

test("a room that nobody named is called by two words and a number, which are its address, too", () => {
  for (const random of [() => 0, () => 0.5, () => 0.999_999]) {
    const name = codename(random);
    expect(name).toMatch(/^[a-z]+-[a-z]+-\d\d$/);
    expect(slugOf(name)).toBe(name);
  }
});
