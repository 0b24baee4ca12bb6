import { describe, expect, test } from "bun:test";
import { lookInto } from "../../server/avatars/kinds.ts";
import { gif, joined, jpegWithPosition, movingPng, movingWebp, picture } from "../support/pictures.ts";

const KINDS = ["png", "jpeg", "webp", "gif"] as const;

describe.each(KINDS)("a %s", (kind) => {
  test("is known by its bytes, stands still, and is all that there is", async () => {
    expect(lookInto(await picture(kind))).toEqual({ kind, moves: false, alone: true });
  });
  test("with something behind it is not alone", async () => {
    const more = joined(await picture(kind), "<script>alert(1)</script>");
    expect(lookInto(more)).toEqual({ kind, moves: false, alone: false });
  });
  test("cut anywhere is still looked at without harm", async () => {
    const whole = await picture(kind);
    for (let length = 0; length < Math.min(whole.length, 400); length += 1) lookInto(whole.subarray(0, length));
    expect(lookInto(whole.subarray(0, 3)) === undefined).toBe(kind !== "jpeg");
  });
});

test("a picture that moves is seen to", async () => {
  expect(lookInto(gif(2))).toEqual({ kind: "gif", moves: true, alone: true });
  expect(lookInto(await movingPng())).toEqual({ kind: "png", moves: true, alone: true });
  expect(lookInto(await movingWebp())).toEqual({ kind: "webp", moves: true, alone: true });
});

test("what a camera writes beside the picture is part of it", async () => {
  expect(lookInto(await jpegWithPosition())).toEqual({ kind: "jpeg", moves: false, alone: true });
});

test("whatever is no such picture is none", () => {
  const others = [
    "",
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!doctype html>",
    "BM",
    "GIF89",
    "RIFF....WAVE",
    "%PDF-1.7",
  ];
  for (const text of others) expect([text, lookInto(joined(text))]).toEqual([text, undefined]);
});

test("a block that says it is longer than the file ends the looking", () => {
  const png = joined(Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("ffffffff49444154", "hex"), "rest of it");
  expect(lookInto(png)).toEqual({ kind: "png", moves: false, alone: true });
  expect(lookInto(joined("GIF89a", Buffer.alloc(7), Buffer.from([0x21, 0xff, 0xff])))).toMatchObject({ moves: false });
});
