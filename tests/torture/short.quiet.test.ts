import { tryShortly } from "./short.ts";
import { trials } from "./trials.ts";

tryShortly(trials.filter(({ quiet }) => quiet));
