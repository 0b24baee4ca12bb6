const ROWS = 5;
const COLUMNS = 3;

/** The lit pixels of a face (15 bits: the left three of five columns, row by row, mirrored) as an SVG path in a box of 5 by 5. */
export function pixels(face: number): string {
  const path: string[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (const { from, to } of runsOf(face, row)) {
      path.push(`M${from} ${row}h${to - from}v1H${from}z`);
    }
  }
  return path.join("");
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

function lit(face: number, row: number, column: number): boolean {
  const mirrored = Math.min(column, ROWS - 1 - column);
  return ((face >> (row * COLUMNS + mirrored)) & 1) === 1;
}
