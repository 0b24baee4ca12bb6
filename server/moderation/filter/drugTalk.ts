// Words of every day that are drugs in some company: "smoke pot" and not "a pot of tea".
import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";

interface Talk {
  readonly rule: string;
  readonly hint: RegExp;
  readonly pattern: RegExp;
}

/** Slang for what is sold; each of these is an everyday word, too. */
const goods =
  "(?:coke|ket|hash|bud|buds|haze|molly|mandy|charlie|blow|smack|speed|pot|za|shrooms|loud|gas|trees?|e pills|edibles|acid|pills|addys|carts)";
const amounts =
  "(?:bags?|baggies?|g|grams?|oz|ounces?|zips?|eighths?|quarters?|half|kilos?|kgs?|lines?|bumps?|bricks?|keys?|balls?|tabs?|sheets?)";

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
        "\\b(?:magic|psychoactive|psilocybe|hallucinogenic) mushrooms?\\b|\\bcrystal ?meth\\b|\\bangel dust\\b|\\bspecial k\\b(?! cereal| bars?| with milk| for breakfast)|\\bpurple drank\\b|\\bbath salts\\b(?= (?:high|drug|zombie|overdose))|\\bblack tar\\b|\\bmao-?[ab]?\\b inhib\\w+|\\blaughing gas\\b|\\bsynthetic (?:weed|pot|drugs?)\\b|\\bresearch chemicals?\\b",
        "\\b(?:roll(?:s|ed|ing)?|smok(?:e|es|ed|ing)|light(?:ing)?|hit(?:ting)?) (?:up )?(?:a |an |the |that |dat |my |some |another )?(?:fat |big )?(?:joints?|blunts?|bongs?|doobie|bowl|loud|dro|trees|ganja)\\b",
        "\\b(?:sip|sipping|sippin|pour(?:ing)? up|cup of) (?:on )?(?:some )?lean\\b|\\bpopp?(?:ed|ing|in|s)? (?:a |some )?(?:mollys?|pills|percs?|xans?|bars)\\b",
      ].join("|"),
      "g",
    ),
  },
  {
    rule: "dealing",
    hint: /\b(?:coke|ket|hash|buds?|haze|molly|mandy|charlie|blow|smack|speed|pot|za|shrooms|loud|gas|trees?|pills|edibles|acid|addys|carts)\b/,
    pattern: new RegExp(
      [
        `\\b${amounts} of (?:the |some |good |pure |fire )?(?:coke|ket|hash|buds?|haze|molly|mandy|charlie|blow|smack|speed|shrooms|acid)\\b`,
        "\\b(?:sell(?:s|ing)?|deal(?:s|ing)?|cop(?:ped|ping)?|push(?:es|ing)|plug (?:for|has|with|got)) (?:\\S+ ){0,2}(?:coke|ket|hash|buds?|haze|molly|mandy|charlie|smack|za|shrooms|loud|addys)\\b(?! (?:browns?|tables?|zero))",
        `\\b(?:moroccan|lebanese|afghan) hash\\b|\\b(?:hash|honey|thc) (?:oil|carts?|rosin)\\b|\\b(?:ket|hash|molly|mandy|za|shrooms|haze|loud pack|bud) (?:for sale|in stock|delivery|available|menu)\\b`,
        `\\bplug\\b.{0,30}\\b(?:za|trees?|gas|loud|pills|carts)\\b|\\b(?:za|trees?|gas|loud|carts)\\b.{0,30}\\bplug\\b(?! in)|\\bloud packs?\\b`,
        `\\b(?:got|have|need|want|any(?:one|body)?(?: got| have| selling)?) (?:\\w+ )?(?:ket|mandy|molly|za|bud|haze|coke|shrooms)\\b.{0,25}\\b(?:for sale|hmu|hit me up|dm|pm me|menu|delivery|deliver|tonight\\?)`,
        `\\b${goods}\\b.{0,20}\\b(?:hmu|hit me up|wickr|telegram|dm for|menu|stealth|a gram|per gram|an oz|a g)\\b`,
        "\\b(?:smok|vap)(?:es?|ed|ing|in) (?:on )?(?:\\w+ )?(?:hash|bud|haze|za|trees?|loud|gas|bowls?|wax|spice|dabs?)\\b|\\bmolly\\b.{0,20}\\b(?:poppin|popping|rave|rolling|pills?|water)\\b|\\b(?:on|popp?(?:ed|in|ing|s)|took|take|taking|dropp?(?:ed|ing|in)|roll(?:ing|in) on) (?:some |a )?(?:molly|mandy|ket)\\b",
      ].join("|"),
      "g",
    ),
  },
  {
    rule: "names in letters and digits",
    hint: /\d-?[bcemfh]|pvp|php/,
    pattern:
      /\b(?:2c-?[bceipt]|[34]-?(?:mmc|cmc|mec|fa)|(?:a|alpha)-?p(?:vp|hp|ihp)|25[a-i]-?nbome|\d-(?:meo|aco|ho)-[a-z]{2,6})\b|\bdelta[- ]?(?:8|9|10)\b(?= (?:thc|gumm|vape|carts?|flower|edible))/g,
  },
  {
    rule: "drug use",
    hint: /\b(?:drugs?|addict|overdos|narco|recreational|high|stoned|dealer|dark ?(?:net|web))/,
    pattern: new RegExp(
      [
        `\\b${use} (?:\\w+ ){0,1}drugs?\\b(?! (?:store|test))`,
        "\\bdrug[ -]?(?:dealers?|addicts?|addiction|abuse|use|users?|lords?|cartels?|overdose|trafficking|mules?|trade|smugglers?|money|war)\\b",
        "\\b(?:war on|hard|illegal|recreational|street|designer|party|club|illicit|on) drugs\\b|\\brecreational(?:ly)? (?:drug|use|used|dose)\\b",
        "\\boverdos(?:e|ed|ing) on\\b|\\bdrugs (?:for sale|menu|delivery|online)\\b|\\bdark ?(?:net|web) (?:market|vendor|drug)\\w*\\b|\\bhigh (?:off|on) (?:pills|meds|cough syrup|drugs|weed)\\b",
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
