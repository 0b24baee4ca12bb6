import { flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { moderation } from "./en/moderation.ts";

const english = flatten(moderation);
const t = translator(() => english, resolveTemplate);

/** The sentences of moderation: whatever imports this comes later, and brings them along. */
export const useModerationWords = () => t;
