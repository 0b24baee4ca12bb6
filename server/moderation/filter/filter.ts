// Judges a text by category. Pure: what it finds depends on the text alone.
import { findAddresses, findWrittenAddresses } from "./addresses.ts";
import { drugs } from "./drugs.ts";
import { findDrugTalk } from "./drugTalk.ts";
import { findEmails } from "./email.ts";
import type { Category, Finding, Found } from "./finding.ts";
import { findFloods } from "./floods.ts";
import { fold, type Folded, shownSpan } from "./fold.ts";
import { findLinks } from "./link.ts";
import { inDigits } from "./numbers.ts";
import { opened } from "./opened.ts";
import { findDrugsInOtherScripts, findSwearingInOtherScripts } from "./otherScripts.ts";
import { findPhones } from "./phone.ts";
import { findIbans, findPersonalData } from "./pii.ts";
import { findSwearingPhrases, profanity } from "./profanity.ts";
import { findSpam } from "./spam.ts";
import { findWords, inWords, type Worded } from "./words.ts";

/** The ways in which one text is read. */
interface Readings {
  /** As it is shown. */
  readonly written: Folded;
  readonly folded: Worded;
  /** Folded, addresses written out. */
  readonly opened: Folded;
  /** Folded, numbers in digits. */
  readonly digits: Folded;
}

interface Detector {
  readonly category: Category;
  readonly of: keyof Readings;
  readonly find: (text: Folded, readings: Readings) => Found[];
}

const detectors: readonly Detector[] = [
  { category: "profanity", of: "folded", find: (_, { folded }) => findWords(folded, profanity) },
  { category: "profanity", of: "folded", find: findSwearingPhrases },
  { category: "profanity", of: "written", find: findSwearingInOtherScripts },
  { category: "email", of: "opened", find: findEmails },
  { category: "phone", of: "digits", find: findPhones },
  { category: "pii", of: "digits", find: findPersonalData },
  { category: "pii", of: "folded", find: findIbans },
  { category: "pii", of: "folded", find: findAddresses },
  { category: "pii", of: "written", find: findWrittenAddresses },
  { category: "drug", of: "folded", find: (_, { folded }) => findWords(folded, drugs) },
  { category: "drug", of: "folded", find: findDrugTalk },
  { category: "drug", of: "written", find: findDrugsInOtherScripts },
  { category: "spam", of: "written", find: findFloods },
  { category: "spam", of: "folded", find: findSpam },
  { category: "link", of: "opened", find: findLinks },
];

/** Everything in `shown` that a rule objects to, in the order of the categories. */
export function judge(shown: string): Finding[] {
  const folded = inWords(fold(shown));
  const readings: Readings = {
    written: { text: shown, shown, places: undefined },
    folded,
    opened: opened(folded),
    digits: inDigits(folded),
  };
  return detectors.flatMap(({ category, of, find }) =>
    find(readings[of], readings).map(({ rule, start, end }) => {
      const [from, to] = shownSpan(readings[of], start, end);
      return { category, rule, start: from, end: to };
    }),
  );
}
