import { flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { rules } from "./en/rules.ts";

const english = flatten(rules);
const t = translator(() => english, resolveTemplate);

/** The sentences about what may be said: whatever imports this comes later, and brings them along. */
export const useRuleWords = () => t;
