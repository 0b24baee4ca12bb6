import { flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { desk } from "./en/desk.ts";

const english = flatten(desk);
const t = translator(() => english, resolveTemplate);

/** The sentences of the desk: whatever imports this comes later, and brings them along. */
export const useDeskWords = () => t;
