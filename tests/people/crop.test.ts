import { expect, test } from "bun:test";
import * as fc from "fast-check";
import { type Crop, moved, sideOf, type Size, whole, ZOOM_MOST, zoomed } from "../../client/people/crop.ts";

const wide: Size = { width: 400, height: 100 };

test("at first the middle is shown, as large as a square can be", () => {
  expect(whole(wide)).toEqual({ x: 200, y: 50, zoom: 1 });
  expect(sideOf(wide, whole(wide))).toBe(100);
});

test("it moves by its own size, up to the edge and no further", () => {
  expect(moved(wide, whole(wide), { x: 0.5, y: 0 })).toEqual({ x: 250, y: 50, zoom: 1 });
  expect(moved(wide, whole(wide), { x: 9, y: 9 })).toEqual({ x: 350, y: 50, zoom: 1 });
  expect(moved(wide, whole(wide), { x: -9, y: -9 })).toEqual({ x: 50, y: 50, zoom: 1 });
});

test("zoomed out at the edge, it comes back into the picture", () => {
  const near = moved(wide, zoomed(wide, whole(wide), 4), { x: 99, y: 99 });
  expect(near).toEqual({ x: 387.5, y: 87.5, zoom: 4 });
  expect(zoomed(wide, near, 1)).toEqual({ x: 350, y: 50, zoom: 1 });
});

test("whatever is done, the square is part of the picture", () => {
  const sizes = fc.record({ width: fc.integer({ min: 1, max: 9_000 }), height: fc.integer({ min: 1, max: 9_000 }) });
  const by = fc.record({
    x: fc.double({ min: -5, max: 5, noNaN: true }),
    y: fc.double({ min: -5, max: 5, noNaN: true }),
  });
  const steps = fc.array(fc.record({ by, zoom: fc.double({ min: 0, max: 20, noNaN: true }) }), { maxLength: 20 });
  void fc.assert(
    fc.property(sizes, steps, (size, doing) => {
      let crop: Crop = whole(size);
      for (const step of doing) crop = moved(size, zoomed(size, crop, step.zoom), step.by);
      const half = sideOf(size, crop) / 2;
      const slack = 1e-6;
      expect(crop.zoom).toBeGreaterThanOrEqual(1);
      expect(crop.zoom).toBeLessThanOrEqual(ZOOM_MOST);
      for (const [at, most] of [
        [crop.x, size.width],
        [crop.y, size.height],
      ] as const) {
        expect(at - half).toBeGreaterThanOrEqual(-slack);
        expect(at + half).toBeLessThanOrEqual(most + slack);
      }
    }),
  );
});
