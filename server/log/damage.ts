/** A place in the record that does not read as it was written. */
export class Damage extends Error {
  constructor(
    readonly path: string,
    readonly offset: number,
    readonly what = "the line does not fit its checksum or its place",
  ) {
    super(`${path} is damaged at byte ${offset}: ${what}. The command "repair" says more, and mends it.`);
  }
}
