import type { Ground } from "../../../server/moderation/events.ts";

/** Why somebody is reported or acted on, as in "banned for harassment". */
export const groundWords: Record<Ground, string> = {
  harassment: "harassment",
  hate: "hate",
  spam: "spam or flooding",
  private: "giving away what is private",
  illegal: "something illegal",
  other: "another reason",
};
