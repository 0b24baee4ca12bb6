// A face is 15 bits: the left three columns of five rows, row by row from the top, mirrored to the right.

const ROWS = 5;
const COLUMNS = 3;
const BITS = ROWS * COLUMNS;
/** Lit pixels of the 25: fewer look like dust, more like a brick. */
const FEWEST = 8;
const MOST = 17;

/** The lit pixels as an SVG path in a box of 5 by 5. */
export function pixels(face: number): string {
  const path: string[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (const { from, to } of runsOf(face, row)) path.push(`M${from} ${row}h${to - from}v1H${from}z`);
  }
  return path.join("");
}

/** `random` answers as Math.random does. */
export function randomFace(random: () => number): number {
  for (;;) {
    const face = Math.floor(random() * 2 ** BITS);
    const count = litPixels(face);
    if (count >= FEWEST && count <= MOST && reachesTopAndBottom(face)) return face;
  }
}

export function litPixels(face: number): number {
  let count = 0;
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < ROWS; column += 1) if (lit(face, row, column)) count += 1;
  }
  return count;
}

export const isFace = (face: number): boolean => Number.isInteger(face) && face >= 0 && face < 2 ** BITS;

function lit(face: number, row: number, column: number): boolean {
  const mirrored = Math.min(column, ROWS - 1 - column);
  return ((face >> (row * COLUMNS + mirrored)) & 1) === 1;
}

/** Neighbours are drawn as one piece: between two squares a seam would show. */
function runsOf(face: number, row: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let column = 0; column < ROWS; column += 1) {
    if (!lit(face, row, column)) continue;
    const last = runs.at(-1);
    if (last?.to === column) last.to = column + 1;
    else runs.push({ from: column, to: column + 1 });
  }
  return runs;
}

/** Otherwise it would not stand in the middle of its box. */
const reachesTopAndBottom = (face: number): boolean => (face & 0b111) !== 0 && face >> ((ROWS - 1) * COLUMNS) !== 0;
