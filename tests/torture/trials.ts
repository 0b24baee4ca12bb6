import { drops } from "./drops.ts";
import { failing } from "./failing.ts";
import { full } from "./full.ts";
import { control, kills } from "./kills.ts";
import { resends } from "./resends.ts";
import { syncs } from "./syncs.ts";
import { terms } from "./terms.ts";
import type { Trial } from "./trial.ts";

/** Every way that is known to try to break what docs/RELIABILITY.md promises. */
export const trials: readonly Trial[] = [kills, control, full, failing, syncs, drops, resends, terms];
