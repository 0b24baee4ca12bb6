import { expect, test } from "bun:test";
import fc from "fast-check";
import { pixels } from "../../client/ui/pixels.ts";
import { isFace, litPixels, randomFace } from "../../server/people/face.ts";
import { seeded } from "../support/seeded.ts";

const faces = fc.integer({ min: 0, max: 2 ** 15 - 1 });

test("a face is drawn row by row, mirrored, neighbours as one piece", () => {
  expect(pixels(0b000_000_000_000_001)).toBe("M0 0h1v1H0zM4 0h1v1H4z");
  expect(pixels(0b000_000_000_000_100)).toBe("M2 0h1v1H2z");
  expect(pixels(0b111_000_000_000_000)).toBe("M0 4h5v1H0z");
  expect(pixels(0)).toBe("");
});

test("what is drawn are the lit pixels, left and right alike", () => {
  fc.assert(
    fc.property(faces, (face) => {
      const grid = drawn(pixels(face));
      expect(grid.flat().filter(Boolean)).toHaveLength(litPixels(face));
      for (const row of grid) expect(row).toEqual(row.toReversed());
    }),
  );
});

test("a random face has 8 to 17 of its 25 pixels lit, some of them at the top and at the bottom", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), (seed) => {
      const face = randomFace(seeded(seed));
      const grid = drawn(pixels(face));
      expect(isFace(face)).toBe(true);
      expect(litPixels(face)).toBeWithin(8, 18);
      expect(grid[0]).toContain(true);
      expect(grid[4]).toContain(true);
    }),
  );
});

test("only 15 bits are a face", () => {
  for (const face of [0, 1, 2 ** 15 - 1]) expect(isFace(face)).toBe(true);
  for (const not of [-1, 2 ** 15, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(isFace(not)).toBe(false);
  }
});

/** The grid that an SVG path of boxes of height 1 paints. */
function drawn(path: string): boolean[][] {
  const grid = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d) (\d)h(\d)v1H\d/g)) {
    grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  return grid;
}
