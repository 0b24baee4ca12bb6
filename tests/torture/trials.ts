import { bits } from "./bits.ts";
import { clocks } from "./clocks.ts";
import { control } from "./control.ts";
import { copies } from "./copies.ts";
import { deaf } from "./deaf.ts";
import { drops } from "./drops.ts";
import { failing } from "./failing.ts";
import { full } from "./full.ts";
import { golden } from "./golden.ts";
import { holders } from "./holders.ts";
import { kills } from "./kills.ts";
import { mutations } from "./mutations.ts";
import { operations } from "./operations.ts";
import { pictures } from "./pictures.ts";
import { repairs } from "./repairs.ts";
import { replay } from "./replay.ts";
import { resends } from "./resends.ts";
import { restores } from "./restores.ts";
import { slow } from "./slow.ts";
import { soak } from "./soak.ts";
import { sockets } from "./sockets.ts";
import { steps } from "./steps.ts";
import { syncs } from "./syncs.ts";
import { terms } from "./terms.ts";
import type { Trial } from "./trial.ts";

/** Every way that is known to try to break what docs/RELIABILITY.md promises. */
export const trials: readonly Trial[] = [
  kills,
  control,
  bits,
  repairs,
  steps,
  full,
  failing,
  syncs,
  holders,
  clocks,
  replay,
  operations,
  golden,
  copies,
  restores,
  drops,
  resends,
  terms,
  deaf,
  slow,
  mutations,
  pictures,
  sockets,
  soak,
];

/** A part of those that need no quiet, for files that are tried side by side. */
export const thirdOfTrials = (which: 0 | 1 | 2): readonly Trial[] =>
  trials.filter(({ quiet }) => !quiet).filter((_, index) => index % 3 === which);
