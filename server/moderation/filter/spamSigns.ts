// What advertising is made of, by what it wants. Read in the folded text, so in lower case.

/** A message whose signs weigh this much together is called spam: one that is certain, or two to four that are not. */
export const ENOUGH = 4;

export interface SpamSign {
  readonly name: string;
  readonly weight: 1 | 2 | 3 | 4;
  /** Any of these is the sign; however many of them, it counts once. */
  readonly patterns: readonly RegExp[];
}

/** What people make and want others to look at. */
const work =
  "(?:channels?|chanel|videos?|vids?|covers?|songs?|music|page|mixtape|remix(?:es)?|raps?|beats?|playlist|album|tracks?|soundcloud|youtube|website|blog|profile|account|stream|gameplay|parody|app|instagram|twitter|facebook|fb|comment|version|ep|single|band|work|stuff|link|site)";
const please = "\\b(?:please|plea?s|plz+|pls+|kindly)\\b";
const few = "(?: \\S+){0,4}";

const wantsAnAudience: readonly SpamSign[] = [
  {
    name: "asks to subscribe",
    weight: 4,
    patterns: [
      /\bsu[bs]s?c(?:r?ib|irb)e?(?:rs|d)?\b(?! to (?:the|that|this) (?:idea|view|list))/,
      /\bsubs? ?(?:4|for) ?subs?\b/,
      /\bsub (?:to )?(?:me|my|back)\b/,
    ],
  },
  {
    name: "sends to a work of one's own",
    weight: 4,
    patterns: [
      new RegExp(
        `\\b(?:ch[ea]c?k(?:ing)?|see|watch|look at|listen to|view|visit|like|rate|share|support|follow|click(?: on)?|hear|go to|vote for|promote|try|google|search(?: for)?) ?(?:out )?(?:to )?(?:my|our)${few} ${work}\\b`,
      ),
      new RegExp(`\\b(?:check|chek)${few} out (?:my|our|me|us)\\b`),
      /\b(?:check|chek|watch|follow|add|like) (?:me|us) (?:out|on|at|up|back)\b/,
      /\b(?:check|look|watch|see|listen).{0,40}\bon (?:youtube|soundcloud|itunes|facebook|spotify) ?:/,
    ],
  },
  {
    name: "sends to something",
    weight: 3,
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
    name: "speaks of a work of one's own",
    weight: 2,
    patterns: [
      /\b(?:my|our) (?:(?:own|new|newest|latest|first|last|second|other|official|youtube|music|rap) )*(?:youtube|channel|chanel|mixtape|videos?|vids?|covers?|raps?|remix|soundcloud|beats|songs?|singles?|album|blog|website|facebook|instagram|twitter)\b(?! ?(?:card|driver|output|adapter|player|settings|file|cards|drivers))/,
      /\b(?:we|i) (?:also )?(?:did|made|make|do|post(?:ed)?|upload(?:ed)?|wrote|recorded|released|started)(?: \S+){0,4} (?:covers?|remix|songs?|videos?|raps?|channel|music)\b/,
    ],
  },
  {
    name: "greets an audience",
    weight: 1,
    patterns: [
      /\b(?:hey+|hi|hello|sup|yo|ok|what'?s up) (?:\w+ )?(?:guys?|gus|everyone|every ?body|people|fans|youtubers?|viewers|peeps)\b/,
      /\b(?:everyone|everybody|guys|fans)[ ,!:]+(?:please|plz|pls|go|come|check|help|we|i'?m)\b/,
      /\bfans ?!|\bthanks? for (?:watching|reading|your support|listening)\b/,
    ],
  },
  {
    name: "presents an artist",
    weight: 2,
    patterns: [
      /\b(?:i ?'?a?m|im|ima|we ?'?a?re) (?:an? |just |also )*(?:\S+ ){0,4}(?:rapper|singer|musician|artist|producer|song ?writer|youtuber|dj|band|duo|boys|girls|twins|gamer)s?\b/,
      /\b(?:young|upcoming|up and coming|unsigned|aspiring|dedicated|new) (?:\S+ )?(?:rapper|singer|musician|artist|producer|youtuber|band|talent)s?\b/,
      /\b(?:music|rap) (?:industry|career|world)\b|\bget(?:ting)? (?:noticed?|discovered|known)\b|\b\d{1,2} years? old\b/,
    ],
  },
  {
    name: "asks for likes",
    weight: 2,
    patterns: [
      /\bthumbs? (?:this |it |me )?up\b|\bupvote\b|\blik(?:e|ed?) (?:this|if|dis|and|n) (?:comment|if|u|you|post|page|video|share|then)\b|\blik dis\b/,
      /\b(?:leave|drop|give|gimme) (?:me |us |it )?(?:a |an |some |your )*(?:like|comment|feedback|thumbs?|listen|view|chance|follow|rate|rating|honest)\b/,
      /\b(?:get|want|need|more|gain|have|buy)(?: \S+){0,2} (?:views|followers|likes|fans|subs)\b/,
      /\brate (?:and|it|me|my)\b|\btell (?:all )?(?:your|ur) (?:friends|mates)\b|\b(?:share|spread) (?:it |this |the )?(?:on|with|to|word|love|video)\b/,
    ],
  },
  {
    name: "begs",
    weight: 2,
    patterns: [
      new RegExp(
        `${please}${few} (?:help (?:me|us|my|out)|give|support|donate|vote|visit|listen|watch|like|share|follow|click|read|open|subscribe|view|take (?:a|one|1|just))\\b`,
      ),
      /\b(?:really|truly|would|greatly) (?:\S+ )?appreciate\b|\bdonat(?:e|ions?)\b|\bhelp (?:me|us) (?:out )?(?:get|reach|buy|win|become|fund|achieve)\b/,
      /\b(?:take|spare|spend|give|just|for)(?: \S+){0,2} (?:one|1|a|1-2|few) (?:chance|minutes?|min|seconds?|sec|moment)\b|\bvote (?:for|4|and|now)\b/,
    ],
  },
  {
    name: "asks to follow or join",
    weight: 3,
    patterns: [
      /\b(?:follow|add)(?: \S+)? (?:me|us|on (?:twitter|instagram|facebook|insta|ig|fb|snapchat))\b|\bfollow @/,
      /\bjoin (?:us |me )?(?:now|today|free|my (?:group|clan|server|channel|discord)|our (?:group|clan|server|discord|team))\b/,
    ],
  },
  {
    name: "trades likes",
    weight: 4,
    patterns: [
      /\b(?:follow|like|view|sub|l|f)(?: ?(?:4|for) ?)(?:follow|like|view|sub|f|l)s?\b/,
      /\b(?:i(?:'| wi)?ll|il|imma|and i)\b.{0,25}\b(?:sub|like|follow|subscribe|comment|watch|give)\b.{0,20}\b(?:back|yours?|vids|return|too)\b/,
    ],
  },
];

const wantsItPassedOn: readonly SpamSign[] = [
  {
    name: "chain letter",
    weight: 4,
    patterns: [
      /\b(?:send|share|post|copy|paste|pass|forward|repost)\b.{0,30}\bto (?:\d+|all|every|your|ur|ten|fifteen|other|at least|more)\b/,
      /\b(?:copy and paste|copy (?:&|n) paste|do ?n[o']?t (?:stop|break|ignore|delete) (?:reading|this|the chain)|like this comment (?:then|and))\b/,
      /\bpress (?:f5|f13|alt|ctrl)\b|\bwill (?:die|be kissed|be asked|happen)\b.{0,40}\b(?:tonight|tomorrow|days|hours)\b/,
    ],
  },
  {
    name: "asks for personal details",
    weight: 4,
    patterns: [
      /\b(?:give|send|leave|tell|drop)(?: me| us)? (?:your|ur) (?:e-?mail|number|phone|address|password|bank|card|details)\b/,
      /\b(?:send|reply with|enter|confirm|verify|update) (?:your|ur) (?:\S+ ){0,3}(?:details|address|account|password|bank|card|pin)\b/,
    ],
  },
];

const promisesMoney: readonly SpamSign[] = [
  {
    name: "earning at home",
    weight: 4,
    patterns: [
      /\b(?:make|making|earn(?:ing|ed|s)?|made|paid|winn?|get paid)\b.{0,40}(?:\$ ?\d|\d ?\$|\b(?:dollars|usd|bucks|money|cash|income)\b).{0,40}(?:\b(?:online|home|hour|day|week|month|just|click|now|here|at|from|for)\b|www|http)/,
      /\bwork(?:ing)? (?:from|at) (?:the comfort of )?(?:your |ur )?home\b|\bget (?:rich|paid)\b|\bextra (?:cash|income|money)\b|\b(?:earn|make|making) (?:\S+ ){0,2}(?:money|cash) (?:online|for|from|by|with|at|fast|easy)\b/,
      /\bfree (?:leads|traffic|money|cash|gift ?cards?|bitcoins?|robux|followers)\b|\bauto ?pilot\b/,
    ],
  },
  {
    name: "investing and betting",
    weight: 3,
    patterns: [
      /\b(?:nasdaq|strong[- ]buy|explosive pick|penny stocks?|trading (?:signals|bot)|forex|binary options|crypto (?:signals|investment|trading)|bitcoin (?:investment|mining|generator)|casinos?|jackpot|betting tips|guaranteed (?:returns?|profits?))\b/,
    ],
  },
  {
    name: "amount of money",
    weight: 1,
    patterns: [/[£$€] ?\d|\b(?:gbp|usd|eur)\.? ?\d|\d ?(?:pounds|dollars|euros)\b|\d+p\b/],
  },
  {
    name: "prize",
    weight: 3,
    patterns: [
      /\b(?:you|u|ur|has|have|ave|been)(?:'?ve)?(?: \S+){0,3} (?:won|win|awarded|selected|chosen)\b/,
      /\b(?:the|a|r|are|ur|lucky|our) (?:\S+ )?winners?\b|\bwin (?:a|an|the|up|one|cash|tickets?|a?£|å)|\b(?:chance|want|wanna|wan) ?(?:to|2)? win\b|\b(?:2|to) win\b/,
      /\bprizes?\b|\b(?:prize|todays|weekly|lucky|cash|competition) (?:draw|quiz)\b|\bawarded\b|\bguaranteed (?:cash|prize|.?£)|\blucky (?:day|winner)\b/,
      /\bcompl[ie]mentary\b|\bholiday\b.{0,25}\b(?:or|await|cash|flights)\b|\bawait(?:s|ing)? collection\b|\b(?:discount|gift|shopping|holiday|travel|free|of) (?:\S+ )?vouchers?\b|\b(?:loyalty|mystery) (?:reward|gift|points)?/,
    ],
  },
  {
    name: "claim",
    weight: 2,
    patterns: [
      /\b(?:2|to|now|can|may|please) claim\b|\bclaim (?:code|no|now|ur|your|it|call|is|.?£|free|[a-z]?\d)/,
      /\bun-?redeemed\b|\bredeem(?:ed)? (?:your|ur|now|at|by)\b|\b(?:is|are|be|ur|u|you) (?:\S+ )?entitled\b|\bexpires? (?:on |in )?\d/,
    ],
  },
  {
    name: "in a hurry",
    weight: 1,
    patterns: [
      /\burgent\b|\blast chance\b|\bfinal (?:notice|attempt|chance)\b|\b(?:2nd|second|1st|final) (?:attempt|time)\b|\bdon'?t miss\b|\blimited (?:time|offer)\b|\bact (?:now|fast)\b|\boffer ends\b|\btoday only\b|\bonly today\b|\b(?:call|text|txt|order|reply|send) now\b/,
    ],
  },
];

const chargesByText: readonly SpamSign[] = [
  {
    name: "short code",
    weight: 3,
    patterns: [
      /\b(?:txt|text|send|reply|sms|msg)\b.{0,60}?\b(?:to|on|2) ?\d{4,6}\b/,
      /\b(?:to|2|on) [3-9]\d{4}\b(?! (?:km|miles|people|views|users))/,
      /\b(?:txt|text) (?:\S+ ){1,3}(?:to|2) (?:us|this|win|\d)/,
    ],
  },
  { name: "number of special rate", weight: 3, patterns: [/(?<!\d)0(?:8[0-9]|9[0-9]|70)\d ?\d{3} ?\d{3,5}/] },
  {
    name: "call a number",
    weight: 2,
    patterns: [/\b(?:call|ring|phone|dial|contact|ph|tel)\b.{0,40}?\b0\d{3,}/, /\bland ?line\b/, /^\W*\d{10,11}\b/],
  },
  {
    name: "price of a message",
    weight: 3,
    patterns: [
      /\d ?(?:p|ppm|pence)\b ?(?:\/|per|a |each)|\d+p(?:pm|\/|p?er)|\bppm ?\d|\bcost(?:s)? \d+ ?p\b|\bx ?\d{2,3}p|\b(?:150|100|50|25|10|75)p\b/,
      /\/ ?(?:wk|week|msg|min|tone|txt|sms)\b|\bper (?:msg|message|week|wk|txt|text|min|tone)\b/,
    ],
  },
  {
    name: "small print",
    weight: 3,
    patterns: [
      /\bt(?:'?s)? ?(?:&|\band\b) ?c(?:'?s)?\b|\bt'?s? ?c'?s\b|\bterms (?:and|&) cond|\bsae\b|\bp\.? ?o\.? ?box|\bbox ?\d{2,}|\b1[68] ?\+|\bover 1[68]\b|\b1[68]\+?(?:only| ?yrs)/,
      /\bopt[ -]?out\b|\bunsub(?:scribe)?\b|\b(?:text|txt|reply|send|sms|club)(?: \S+)? stop\b|\bstop (?:sms|txt|text|msg|further|receiving)\b|\bto stop(?: \S+){0,3} (?:reply|text|txt|send)\b|\bstop ?\? ?(?:txt|text|send)/,
      /\bcust(?:omer)?\.? ?(?:care|services?)\b|\bcustcare\b|\bfor removal\b|\bno extra charge\b|\bidentifier code\b/,
    ],
  },
  {
    name: "ringtones",
    weight: 4,
    patterns: [
      /\bring ?tones?\b|\bpolyphonic\b|\bpolys?\b.{0,40}\b(?:tones?|text|txt|mob)|\bmob(?:ile)? (?:tones?|content|club)\b|\btones? (?:4|for) (?:ur|your|you)\b|\b(?:real|mono|1st|free|nokia|hit) ?tones?\b|\bfree polys?\b|\bjamster\b|\btones2you\b/,
      /\b(?:be|been|is) charged .{0,5}\d/,
    ],
  },
  {
    name: "free offer",
    weight: 2,
    patterns: [
      /\bfree ?[>!:-]? ?(?:msg|message|text|texts|txts?|entry|camera|phone|mobile|minutes|mins|tones?|nokia|video|call|calls|gift|trial|credits?|membership|sms|download|downloads|android|iphone|ipad|movies?|games?|auction|accommodation|service|sub|tickets?|weekend|for (?:1st|the first|ur|your)|\d|ipod|xbox|robux|requests|hits?|upgrade|stuff)\b/,
      /\bfreemsg\b|\b(?:for|is|completely|totally|get(?: it)?|yours|update(?:.{0,40}) for|free of charge) free\b|\bfree of charge\b/,
    ],
  },
  {
    name: "phones and contracts",
    weight: 2,
    patterns: [
      /\b(?:camera|video|colou?r) ?(?:camera )?(?:phone|mobile)s?\b|\bcamcorder\b|\bhalf ?price\b|\bline rental\b|\bdouble (?:mins|minutes|txts?)\b|\bany ?(?:time|network|net)\b.{0,10}\b(?:mins|minutes|any)\b/,
      /\blatest (?:nokia|motorola|phones?|colou?r|sony|mobile|camera|handset)\b|\bhad (?:your|ur) mobile\b|\b(?:orange|o2|vodafone|t-?mobile|virgin) (?:customer|user|brings|network|tariff)s?\b|\b(?:your|ur) (?:mobile|mob|fone) (?:no|number|will|has|is)\b|\bsony ?ericsson\b|\bmotorola\b/,
    ],
  },
  {
    name: "letter to a customer",
    weight: 2,
    patterns: [
      /\bdear (?:\S+ )?(?:customer|subscriber|voucher|user|winner|member|friend|sir or madam|u've)\b|\bvalued (?:\S+ )?customers?\b|\b(?:customer|user|member)[ ,]+you (?:may|can|are|have)\b/,
      /\b(?:our|your|ur) (?:\d{4} )?(?:records|account statement|subscription|statement|credits|voucher|membership|contract|cash-?balance|balance|chance)\b|\b(?:discount|promo|voucher|activation) codes?\b|\bprivate ?!|\brecpt\b|\bthanks for (?:your|ur) (?:\S+ )?(?:order|subscription|purchase)\b|\byou have (?:ordered|been (?:sent|contacted|charged|billed))\b/,
      /\bnext question\b|\bwe (?:have )?(?:tried|are trying) to contact\b|\byou are being contacted\b|\bor(?:der)? ref(?:erence)?\b|\bref(?:erence)? (?:no|number)\b|\b(?:your|a) (?:picture|pic|message|voicemail) (?:has been|have been|is) (?:sent|waiting)\b|\b\d+ (?:new )?(?:voice ?mail|message)s? (?:waiting|from|pending)\b/,
    ],
  },
  {
    name: "dating line",
    weight: 3,
    patterns: [
      /\bsecret(?:ly)? (?:admirer|fanc)|\b(?:text )?dating (?:service|site|club)\b|\bfancies (?:you|u)\b|\b(?:find|meet) (?:a partner|local|singles|hot|new friends|sexy|real)\b|\bsingles? ?\?/,
      /\b(?:sexy|hot|horny|naughty|local|live|real|lonely) (?:singles|girls|women|men|babes|ladies|milfs?|students?|housewives|chat|people are)\b|\badult (?:content|chat|only)\b|\bchat (?:now|line|with local|to (?:local|real))\b|\b(?:sex|sexy|phone|flirt) ?(?:chat|line|pics|text|txt|stories)\b/,
      /\bdogging\b|\b(?:some(?:one|body)) (?:you|u) know\b|\bwho (?:they|it) (?:r|are|is)\b|\blike[- ]minded\b|\b(?:my|our|hot) (?:pics|webcam|cam)\b|\bwebcams?\b|\bescorts?\b|\btalk sexy\b|\bfind out who\b/,
    ],
  },
];

const sells: readonly SpamSign[] = [
  { name: "nothing but a link", weight: 4, patterns: [/^\W*(?:https?:\/\/|www\.)\S+\W*$/] },
  {
    name: "link",
    weight: 2,
    patterns: [/https?:\/\/\S|\bwww\.\S|\b[a-z0-9-]{2,}\.(?:com|net|org|co\.uk|tv|info|biz|ly|ru|us|be|gl)\b/],
  },
  {
    name: "link that counts who follows it",
    weight: 2,
    patterns: [
      /\b(?:bit\.ly|goo\.gl|tinyurl|ow\.ly|adf\.ly|youtu\.?be|soundcloud|datpiff|reverbnation|gofundme|indiegogo|kickstarter|patreon|plus\.google|itunes|amazon|ebay|facebook\.com|instagram\.com|twitter\.com)\b|[/?&](?:ref|aff|affiliate\w*|utm_\w+|partners?|from|user_link|invite|o)[=/]/,
    ],
  },
  {
    name: "click here",
    weight: 2,
    patterns: [
      /\bclick (?:here|on|the|this|below|link|now)\b|\b(?:log ?on|login|go ?to|visit|pls goto|find out (?:from|more|at|who)|details at|more info(?:rmation)?|info at|available (?:at|on|now))\b|\bwap\b|\bservice message\b|\bdownload (?:now|it|free|my|our|here|the app)\b|\b(?:read|see|call) (?:more )?(?:for|4) (?:more )?(?:info|details|information)\b/,
    ],
  },
  {
    name: "words of the trade",
    weight: 2,
    patterns: [
      /\b(?:special|xmas|christmas|great|exclusive|limited|free|best|latest|our|2-4-1) (?:\S+ )?offers?\b|\bdiscounts?\b|\b\d+ ?% off\b|\bbest price\b|\b(?:buy|order) (?:now|online|followers|likes|cheap)\b|\bsign ?up (?:now|here|at|for|free|today)\b|\bregister (?:now|here|at)\b|\bstart (?:earning|today|working)\b|\bpromo(?:tion)?s?\b/,
      /\b(?:viagra|cialis|weight ?loss|lose weight|payday|loans?|mortgages?|insurance|compensation|giveaway|we are (?:currently )?hiring|affiliate|extraordinary|moneyz|robux|roulette)\b|\baccident\b.{0,30}\b(?:claim|entitled|you had)\b/,
      /\b(?:out now|now out|nowplaying|listen live|new (?:album|single|mixtape|ep)|pre-?order|album is out)\b|\b(?:cheats?|hacks?|generator|aimbot|wallhack)\b.{0,30}\b(?:free|for|to|download|get|working)\b/,
    ],
  },
  { name: "many capitals, signs or arrows", weight: 1, patterns: [/!{3,}|\${2,}|\*{4,}|-{1,2}>|>>>|<<<|░{3}|★|▄/] },
];

export const spamSigns: readonly SpamSign[] = [
  ...wantsAnAudience,
  ...wantsItPassedOn,
  ...promisesMoney,
  ...chargesByText,
  ...sells,
];
