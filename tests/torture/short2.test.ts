import { tryShortly } from "./short.ts";
import { thirdOfTrials } from "./trials.ts";

tryShortly(thirdOfTrials(1));
