// Advertising of those who want to be seen, and of letters that want to be passed on.
import type { SpamSign } from "./spamSigns.ts";

/** What people make and want others to look at. */
const work =
  "(?:channels?|chanel|videos?|vids?|covers?|songs?|music|page|mixtape|remix(?:es)?|raps?|beats?|playlist|album|tracks?|soundcloud|youtube|website|blog|profile|account|stream|gameplay|parody|app|instagram|twitter|facebook|fb|comment|version|ep|single|band|work|stuff|link|site)";
const please = "\\b(?:please|plea?s|plz+|pls+|kindly)\\b";
const few = "(?: \\S+){0,4}";

export const wantsAnAudience: readonly SpamSign[] = [
  {
    name: "asks to subscribe",
    weight: 4,
    words: "su",
    patterns: [
      /(?<!\b(?:i|we|he|she|they|i'm|already|not|once|been|have|has) )\bsu[bs]s?c(?:r?ib|irb)e?(?:rs|d)?\b(?! to (?!(?:my|our|me|us|him|her|his|their|it|ur)\b|(?:this|the|that) (?:channel|video|page|guy|girl|man|dude))|\(| (?:function|callback|button|method))/,
      /\bsubs? ?(?:4|for) ?subs?\b/,
      /\bsub (?:to )?(?:me|my|back)\b/,
    ],
  },
  { name: "speaks of subscribing", weight: 2, words: "subscrib", patterns: [/\bsubscribe\b/] },
  {
    name: "sends to a work of one's own",
    weight: 4,
    words: `
      add bio ch click descript facebook follow go hear itunes like listen look page profile promote rate search see
      share soundclo spotify support try view visit vote watch youtube`,
    patterns: [
      new RegExp(
        `\\b(?:ch[ea]c?k(?:ing)?|see|watch|look at|listen to|view|visit|like|rate|share|support|follow|click(?: on)?|hear|go to|vote for|promote|try|google|search(?: for)?) ?(?:out )?(?:to )?(?:my|our)${few} ${work}\\b`,
      ),
      new RegExp(`\\b(?:check|chek)${few} out (?:my|our|me|us)\\b`),
      /\b(?:check|chek|watch|follow|add|like) (?:me|us) (?:out|on|at|up|back)\b/,
      /\b(?:check|look|watch|see|listen|search|type|google).{0,40}\bon (?:youtube|soundcloud|itunes|facebook|spotify) ?:/,
      /\b(?:go to|on|in|see|visit|is on|from) my (?:channel|profile|bio|page|description)\b(?! (?:picture|settings))/,
    ],
  },
  {
    name: "sends to something",
    weight: 3,
    words: "check listen see view visit watch",
    patterns: [
      new RegExp(`\\bcheck(?:ing)?${few} out (?:this|these|the|a|some)${few} ${work}\\b`),
      new RegExp(
        `${please}(?: just| go| come| also| all)* (?:check|watch|visit|listen to|view) (?:it|this|out|my|our|us|me)\\b`,
      ),
      /\b(?:should|must|gotta|need to) check out\b|\bcheck (?:it|this|them) out ?(?:!|:|$)/,
      /\b(?:go|come) (?:to )?(?:and )?(?:check|see|watch|listen)\b.{0,20}\b(?:my|our)\b/,
    ],
  },
  {
    name: "recommends",
    weight: 2,
    words: `
      check chek dropped enjoy feedback give launched like listen look love posted released stream uploaded watch`,
    patterns: [
      /\b(?:check(?:ed|ing)?|chek)(?: \S+)? out\b/,
      /\b(?:give (?:it|this|me|us|him|her|them) a (?:listen|chance|try|look|view|shot)|any feedback|if you (?:like|love|enjoy)(?:d|ed)? (?:this|rap|music|hip|good|\S+ music|\S+,? (?:then|check|you)))\b/,
      /\b(?:just|recently) (?:uploaded|released|posted|dropped|launched)\b|\blook (?:me|us|him|her) up\b|\b(?:stream|watch|listen to) (?:it|my|our) (?:now|here|live)\b/,
    ],
  },
  {
    name: "speaks of a work of one's own",
    weight: 2,
    words: `
      album beats blog chanel channel cover facebook instagra mixtape music rap remix single song soundclo twitter vid
      website youtube`,
    patterns: [
      /\b(?:my|our) (?:(?:own|new|newest|latest|first|last|second|other|official|youtube|music|rap) )*(?:youtube|channel|chanel|mixtape|videos?|vids?|covers?|raps?|remix|soundcloud|beats|songs?|singles?|album|blog|website|facebook|instagram|twitter)\b(?! ?(?:card|driver|output|adapter|player|settings|file|cards|drivers))/,
      /\b(?:we|i) (?:also )?(?:did|made|make|do|post(?:ed)?|upload(?:ed)?|wrote|recorded|released|started)(?: \S+){0,4} (?:covers?|remix|songs?|videos?|raps?|channel|music)\b/,
    ],
  },
  {
    name: "greets an audience",
    weight: 1,
    words: "every fans gus guy peeps people thank viewers youtuber",
    patterns: [
      /\b(?:hey+|hi|hello|sup|yo|ok|what'?s up) (?:\w+ )?(?:guys?|gus|everyone|every ?body|people|fans|youtubers?|viewers|peeps)\b/,
      /\b(?:everyone|everybody|guys|fans)[ ,!:]+(?:please|plz|pls|go|come|check|help|we|i'?m)\b/,
      /\bfans ?!|\bthanks? for (?:watching|reading|your support|listening)\b/,
    ],
  },
  {
    name: "presents an artist",
    weight: 2,
    words: `
      artist band boys career discover dj duo gamer girls industry known musician notice producer rapper singer song
      talent twins world year youtuber`,
    patterns: [
      /\b(?:i ?'?a?m|im|ima|we ?'?a?re) (?:an? |just |also )*(?:\S+ ){0,4}(?:rapper|singer|musician|artist|producer|song ?writer|youtuber|dj|band|duo|boys|girls|twins|gamer)s?\b/,
      /\b(?:young|upcoming|up and coming|unsigned|aspiring|dedicated|new) (?:\S+ )?(?:rapper|singer|musician|artist|producer|youtuber|band|talent)s?\b/,
      /\b(?:music|rap) (?:industry|career|world)\b|\bget(?:ting)? (?:noticed?|discovered|known)\b|\b\d{1,2} years? old\b/,
    ],
  },
  {
    name: "asks for likes",
    weight: 2,
    words: "drop fans follower friend gimme give leave lik rate share spread subs tell thumb upvote views",
    patterns: [
      /\blikes? ?(?:and|&|n|,|\+) ?(?:share|subscribe|comment|follow|tag)\b|\bshare ?(?:and|&|n|,) ?(?:like|subscribe|tag)\b|\btag (?:\d+|your|three|two|a) friends?\b/,
      /\bthumbs? (?:this |it |me )?up\b|\bupvote\b|\blik(?:e|ed?) (?:this|if|dis|and|n) (?:comment|if|u|you|post|page|video|share|then)\b|\blik dis\b/,
      /\b(?:leave|drop|give|gimme) (?:me |us |it )?(?:a |an |some |your )*(?:like|comment|feedback|thumbs?|listen|view|chance|follow|rate|rating|honest)\b/,
      /\b(?:get|want|need|more|gain|have|buy)(?: \S+){0,2} (?:views|followers|likes|fans|subs)\b/,
      /\brate (?:and|it|me|my)\b|\btell (?:all )?(?:your|ur) (?:friends|mates)\b|\b(?:share|spread) (?:it |this |the )?(?:on|with|to|word|love|video)\b/,
    ],
  },
  {
    name: "begs",
    weight: 2,
    words: `
      apprecia chance click donate donation even follow give help ignore like listen mean min moment open read scroll
      sec self share skip spam subscrib support take view visit vote watch`,
    patterns: [
      new RegExp(
        `${please}${few} (?:help (?:me|us|my|out)|give|support|donate|vote|visit|listen|watch|like|share|follow|click|read|open|subscribe|view|take (?:a|one|1|just))\\b`,
      ),
      /\b(?:not|sorry (?:for|about)|hate(?: to)?|no|isn'?t)(?: \S+){0,2} spam(?:ming)?\b|\bmeans? (?:a lot|the world|so much|everything)\b|\b(?:most|nobody|no one|people|you) will (?:\S+ )?(?:ignore|skip|scroll|read) \b|\bself[- ]promot\w+\b|\beven (?:just )?(?:one|1) (?:sub|like|view|person)\b/,
      /\b(?:really|truly|would|greatly) (?:\S+ )?appreciate\b|\bdonat(?:e|ions?)\b|\bhelp (?:me|us) (?:out )?(?:get|reach|buy|win|become|fund|achieve)\b/,
      /\b(?:take|spare|spend|give|just|for)(?: \S+){0,2} (?:one|1|a|1-2|few) (?:chance|minutes?|min|seconds?|sec|moment)\b|\bvote (?:for|4|and|now)\b/,
    ],
  },
  {
    name: "asks to follow or join",
    weight: 3,
    words: "add follow join link",
    patterns: [
      /\blink (?:is )?(?:in|on) (?:my |the |our )?(?:bio|profile|description)\b|\blinks? (?:is )?below\b/,
      /\b(?:follow|add)(?: \S+)? (?:me|us|on (?:twitter|instagram|facebook|insta|ig|fb|snapchat))\b|\bfollow @/,
      /\bjoin (?:us |me )?(?:now|today|free|my (?:group|clan|server|channel|discord)|our (?:group|clan|server|discord|team))\b/,
    ],
  },
  {
    name: "trades likes",
    weight: 4,
    words: "back f l return sub too vids view your",
    patterns: [
      /\b(?:follow|like|view|sub|l|f)(?: ?(?:4|for) ?)(?:follow|like|view|sub|f|l)s?\b/,
      /\b(?:i(?:'| wi)?ll|il|imma|and i)\b.{0,25}\b(?:sub|like|follow|subscribe|comment|watch|give)\b.{0,20}\b(?:back|yours?|vids|return|too)\b/,
    ],
  },
];

export const wantsItPassedOn: readonly SpamSign[] = [
  {
    name: "chain letter",
    weight: 4,
    words: `
      break copy days delete forward hours ignore like pass paste post press repost send share stop tomorrow tonight`,
    patterns: [
      /\b(?:send|share|post|copy|paste|pass|forward|repost)\b.{0,30}\bto (?:\d+|all|every|your|ur|ten|fifteen|other|at least|more)(?: \S+){0,2} (?:people|persons?|friends?|contacts?|others|videos?|vids|songs?|pages?|comments?|groups?|girls?|guys|boys|mates|family|fans|ppl)\b/,
      /\b(?:copy and paste|copy (?:&|n) paste|do ?n[o']?t (?:stop|break|ignore|delete) (?:reading|this|the chain)|like this comment (?:then|and))\b/,
      /\bpress f(?:5|13)\b|\bwill (?:die|be kissed|be asked|happen)\b.{0,40}\b(?:tonight|tomorrow|days|hours)\b/,
    ],
  },
  {
    name: "asks for personal details",
    weight: 2,
    words: "drop give leave send tell",
    patterns: [
      /\b(?:give|send|leave|tell|drop)(?: me| us)? (?:your|ur) (?:e-?mail|number|phone|address|cashtag|details)\b/,
    ],
  },
  {
    name: "asks for the key to an account",
    weight: 4,
    words: `
      accident account bank billing card declined details failed package parcel password payment pin rebate refund
      seed shipment unusual wallet`,
    patterns: [
      /\b(?:give|send|tell|reply with|enter|confirm|verify|update)(?: me| us)? (?:your|ur) (?:(?!address)\S+ ){0,3}(?:details|account|password|bank|card|pin|billing|payment|wallet|seed)\b/,
      /\baccount (?:has been|is|was|will be) (?:\S+ )?(?:suspended|locked|limited|blocked|restricted|deactivated)\b.{0,60}\b(?:click|verify|confirm|here|link|unlock|restore|https?)\b/,
      /\b(?:payment|delivery|transaction) (?:has )?(?:failed|declined)\b.{0,40}\b(?:update|confirm|click|here|pay)\b|\b(?:owed|claim|receive|pending) (?:a |your )?(?:tax )?(?:refund|rebate)\b|\b(?:parcel|package|shipment)\b.{0,40}\b(?:pay|fee|confirm|click|reschedule)\b|\bunusual (?:activity|sign)\b|\baccidentally reported\b/,
    ],
  },
];
