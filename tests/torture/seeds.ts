/** Seeds under which a trial once failed, each with its story. The short form tries them again, for ever. */
export const seeds: Readonly<Record<string, readonly number[]>> = {};

/** What the short form begins with when nobody chooses: the same for all, so that a red test is red again. */
export const USUAL_SEED = 20261120;
