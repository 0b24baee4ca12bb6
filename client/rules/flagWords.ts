import type { MessagePosted } from "../../server/messages/events.ts";
import { useRuleWords } from "../i18n/rules.ts";

/** What the filter objected to, in words. */
export function useFlagWords(): (flags: NonNullable<MessagePosted["flags"]>) => string[] {
  const say = useRuleWords();
  return (flags) => flags.map((flag) => (flag === "newcomer" ? say("newcomer") : say(`flags.${flag}`)));
}
