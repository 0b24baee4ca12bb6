// A face is 15 bits: the left three columns of five rows, row by row from the top, mirrored to the right.

const ROWS = 5;
const COLUMNS = 3;
const BITS = ROWS * COLUMNS;
/** Lit pixels of the 25: fewer look like dust, more like a brick. */
const FEWEST = 8;
const MOST = 17;

/** One that is pleasant to look at. `random` answers as Math.random does. */
export function randomFace(random: () => number): number {
  for (;;) {
    const face = Math.floor(random() * 2 ** BITS);
    const count = litPixels(face);
    if (count >= FEWEST && count <= MOST && reachesTopAndBottom(face)) return face;
  }
}

export const isFace = (face: number): boolean => Number.isInteger(face) && face >= 0 && face < 2 ** BITS;

/** The middle column stands once, the two left of it are mirrored. */
export function litPixels(face: number): number {
  let count = 0;
  for (let bit = 0; bit < BITS; bit += 1) {
    if ((face >> bit) & 1) count += bit % COLUMNS === COLUMNS - 1 ? 1 : 2;
  }
  return count;
}

/** Otherwise it would not stand in the middle of its box. */
const reachesTopAndBottom = (face: number): boolean => (face & 0b111) !== 0 && face >> ((ROWS - 1) * COLUMNS) !== 0;
