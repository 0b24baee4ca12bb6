// Words of every day that are drugs in some company: "smoke pot" and not "a pot of tea".
import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";

interface Talk {
  readonly rule: string;
  readonly hint: RegExp;
  readonly pattern: RegExp;
}

const use =
  "(?:smok(?:e|es|ed|ing)|snort(?:s|ed|ing)?|sniff(?:s|ed|ing)?|inject(?:s|ed|ing)?|deal(?:s|ing)?|sell(?:s|ing)?|legali[sz](?:e|es|ed|ing)|tripp(?:ed|ing)|high|addicted|hooked|overdos(?:e|ed|ing)|shoot(?:ing)? up|take|took|taking|drop|dropped|dropping|do|doing|did|bust(?:ed)?|possess\\w*|illegal|medical)";
const talk: readonly Talk[] = [
  {
    rule: "pot",
    hint: /\bpot\b/,
    pattern:
      /\b(?:smok(?:e|es|ed|ing)|legali[sz](?:e|es|ed|ing|ation)(?: of)?|legal|medical|recreational|sell(?:s|ing)?|deal(?:s|ing)?|buy(?:ing)?|high on|grow(?:s|ing)?|grew|illegal|decriminali[sz]\w+) (?:some |the |our |your |my |more |of )?pot\b|\bpot (?:smok\w+|growing|growers?|dealers?|dispensar\w+|legali[sz]\w+|users?|heads?|business|industry|shops?|stores?|farms?|laws?|possession|use|addicts?)\b/g,
  },
  {
    rule: "crack",
    hint: /\bcrack\b/,
    pattern:
      /\b(?:smok(?:e|es|ed|ing)|on|sell(?:s|ing)?|deal(?:s|ing)?|addicted to|hit(?:ting)? the|do|doing|buy(?:ing)?) (?:some |that |dat |the )?crack\b(?! (?:down|up|the|open|a|of|at|in|and|on))|\bcrack (?:head|pipe|house|whore|rock|addict|dealer|baby|babies|epidemic|users?|fiend)s?\b/g,
  },
  {
    rule: "party drugs",
    hint: /\b(?:coke|acid|speed|ice|snow|molly|lean|shrooms|mushrooms?|crystal|angel|special|purple|trees|loud|dro|gas|bars|lines?|joints?|blunts?|bongs?|edibles?|pills?)\b/,
    pattern: new RegExp(
      [
        "\\b(?:snort|sniff)(?:s|ed|ing)? (?:some |a |that |of |line of )?(?:coke|speed|ice|snow|lines?|pills?)\\b",
        "\\b(?:lines?|bumps?|gram|grams|kilos?|ounce|key|keys|bricks?) of (?:coke|speed|molly|ice|snow|blow|dope|white)\\b",
        "\\b(?:drop|dropp|tripp?)(?:ed|ing|s)? (?:some |on )?(?:acid|molly|shrooms)\\b|\\b(?:acid|shroom) trips?\\b|\\btabs? of acid\\b|\\bon acid\\b(?! rain)(?<=(?:tripp\\w+|trip|high|was|were|he's|she's) on acid)",
        "\\b(?:magic|psychoactive|psilocybe|hallucinogenic) mushrooms?\\b|\\bcrystal ?meth\\b|\\bangel dust\\b|\\bspecial k\\b(?! cereal| bars?)|\\bpurple drank\\b|\\bbath salts\\b(?= (?:high|drug|zombie|overdose))|\\bblack tar\\b|\\bmao-?[ab]?\\b inhib\\w+|\\blaughing gas\\b|\\bsynthetic (?:weed|pot|drugs?)\\b|\\bresearch chemicals?\\b",
        "\\b(?:roll(?:s|ed|ing)?|smok(?:e|es|ed|ing)|light(?:ing)?|hit(?:ting)?) (?:up )?(?:a |an |the |that |dat |my |some |another )?(?:fat |big )?(?:joints?|blunts?|bongs?|doobie|bowl|loud|dro|trees|ganja)\\b",
        "\\b(?:sip|sipping|sippin|pour(?:ing)? up|cup of) (?:on )?(?:some )?lean\\b|\\bpopp?(?:ed|ing|in|s)? (?:a |some )?(?:mollys?|pills|percs?|xans?|bars)\\b",
      ].join("|"),
      "g",
    ),
  },
  {
    rule: "drug use",
    hint: /\b(?:drugs?|addict|overdos|narco|recreational|high|stoned|dealer)/,
    pattern: new RegExp(
      [
        `\\b${use} (?:\\w+ ){0,1}drugs?\\b(?! (?:store|test))`,
        "\\bdrug[ -]?(?:dealers?|addicts?|addiction|abuse|use|users?|lords?|cartels?|overdose|trafficking|mules?|trade|smugglers?|money|war)\\b",
        "\\b(?:war on|hard|illegal|recreational|street|designer|party|club|illicit|on) drugs\\b|\\brecreational(?:ly)? (?:drug|use|used|dose)\\b",
        "\\bhigh as (?:fuck|hell|a kite|shit|balls)\\b|\\b(?:get|got|getting|gets) (?:so |really |too )?(?:stoned|high af)\\b",
      ].join("|"),
      "g",
    ),
  },
];

export function findDrugTalk({ text }: Folded): Found[] {
  return talk.flatMap(({ rule, hint, pattern }) =>
    hint.test(text)
      ? [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ rule, start: index, end: index + words.length }))
      : [],
  );
}
