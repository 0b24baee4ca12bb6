import { flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { account } from "./en/account.ts";
import { discover } from "./en/discover.ts";
import { doors } from "./en/doors.ts";
import { groups } from "./en/groups.ts";
import { hosting } from "./en/hosting.ts";
import { invites } from "./en/invites.ts";
import { look } from "./en/look.ts";
import { messages } from "./en/messages.ts";
import { mine } from "./en/mine.ts";
import { notifications } from "./en/notifications.ts";
import { oneWay } from "./en/oneWay.ts";
import { options } from "./en/options.ts";
import { passes } from "./en/passes.ts";
import { refusals } from "./en/refusals.ts";
import { search } from "./en/search.ts";

const english = flatten({
  account,
  discover,
  doors,
  groups,
  hosting,
  invites,
  look,
  messages,
  mine,
  notifications,
  oneWay,
  options,
  passes,
  refusals,
  search,
});
const t = translator(() => english, resolveTemplate);

/** Sentences that the first screen does without: whatever imports this comes later, and brings them along. */
export const useMoreWords = () => t;
