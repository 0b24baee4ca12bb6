import { control, kills } from "./kills.ts";
import type { Trial } from "./trial.ts";

/** Every way that is known to try to break what docs/RELIABILITY.md promises. */
export const trials: readonly Trial[] = [kills, control];
