// Advertising as it came by text message: prizes, ringtones and dating lines that are paid by the message.
import type { SpamSign } from "./spamSigns.ts";

export const chargesByText: readonly SpamSign[] = [
  {
    name: "short code",
    weight: 3,
    words: "2 msg on reply send sms text to txt",
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
    words: "1 box cust extra identifi opt over p removal sae stop t unsub",
    patterns: [
      /\bt(?:'?s)? ?(?:&|\band\b) ?c(?:'?s)?\b|\bt'?s? ?c'?s\b|\bterms (?:and|&) cond|\bsae\b|\bp\.? ?o\.? ?box|\bbox ?\d{2,}|\b1[68] ?\+|\bover 1[68]\b|\b1[68]\+?(?:only| ?yrs)/,
      /\bopt[ -]?out\b|\bunsub(?:scribe)?\b|\b(?:text|txt|reply|send|sms|club)(?: \S+)? stop\b|\bstop (?:sms|txt|text|msg|further|receiving)\b|\bto stop(?: \S+){0,3} (?:reply|text|txt|send)\b|\bstop ?\? ?(?:txt|text|send)/,
      /\bcust(?:omer)?\.? ?(?:care|services?)\b|\bcustcare\b|\bfor removal\b|\bno extra charge\b|\bidentifier code\b/,
    ],
  },
  {
    name: "ringtones",
    weight: 4,
    words: "1st charged free hit jamster mob mono nokia poly real ring tone",
    patterns: [
      /\b(?:free|hit|real|mono|latest|new|cool|ur|4 ur|txt|order|download|get|poly|your next|top|fav) (?:\S+ )?ring ?tones?\b|\bring ?tones?\b.{0,60}(?:\d{4,}|\b(?:free|reply|txt|text|order|www|club|msg|now)\b)|\bpolyphonic\b|\bpolys?\b.{0,40}\b(?:tones?|text|txt|mob)|\bmob(?:ile)? (?:tones?|content|club)\b|\btones? (?:4|for) (?:ur|your|you)\b|\b(?:real|mono|1st|free|nokia|hit) ?tones?\b|\bfree polys?\b|\bjamster\b|\btones2you\b/,
      /\b(?:be|been|is) charged .{0,5}\d/,
    ],
  },
  {
    name: "games and pictures for phones",
    weight: 2,
    words: "auction comp cup java logo mms pic quiz screen video wallpape",
    patterns: [
      /\b(?:logos?|wallpapers?|screen ?savers?|java games?|pic(?:ture)? ?ms?gs?|mms|video clips?) (?:for|4|to|on) (?:ur|your|you|yr)\b|\b(?:txt|text|get|send|order|free|hot|latest) (?:\S+ ){0,2}(?:logos?|wallpapers?|java games?|pic ?ms?gs?)\b|\b(?:weekly|txt|text|prize|mobile) (?:comp|competition|quiz|auction)\b|\b(?:final|fa|world) cup\b.{0,40}\b(?:txt|text)\b/,
    ],
  },
  {
    name: "free offer",
    weight: 2,
    words: "free",
    patterns: [
      /\bfree ?[>!:-]? ?(?:msg|message|text|texts|txts?|entry|camera|phone|mobile|minutes|mins|tones?|nokia|video|call|calls|gift|trial|credits?|membership|sms|download|downloads|android|iphone|ipad|movies?|games?|auction|accommodation|service|sub|tickets?|weekend|for (?:1st|the first|ur|your)|\d|ipod|xbox|robux|requests|hits?|upgrade|stuff)\b/,
      /\bfreemsg\b|\b(?:for|is|completely|totally|get(?: it)?|yours|update(?:.{0,40}) for|free of charge) free\b|\bfree of charge\b/,
    ],
  },
  {
    name: "phones and contracts",
    weight: 2,
    words: `
      any brings camcorde camera colo customer double fone half latest line mob motorola network sony tariff user
      video`,
    patterns: [
      /\b(?:camera|video|colou?r) ?(?:camera )?(?:phone|mobile)s?\b|\bcamcorder\b|\bhalf ?price\b|\bline rental\b|\bdouble (?:mins|minutes|txts?)\b|\bany ?(?:time|network|net)\b.{0,10}\b(?:mins|minutes|any)\b/,
      /\blatest (?:nokia|motorola|phones?|colou?r|sony|mobile|camera|handset)\b|\bhad (?:your|ur) mobile\b|\b(?:orange|o2|vodafone|t-?mobile|virgin) (?:customer|user|brings|network|tariff)s?\b|\b(?:your|ur) (?:mobile|mob|fone) (?:no|number|will|has|is)\b|\bsony ?ericsson\b|\bmotorola\b/,
    ],
  },
  {
    name: "letter to a customer",
    weight: 2,
    words: `
      account balance been being cash chance contact contract credits customer dear member message next ordered
      private records recpt ref sent statemen subscrip thanks user valued voice voucher waiting`,
    patterns: [
      /\bdear (?:\S+ )?(?:customer|subscriber|voucher|user|winner|member|friend|sir or madam|u've)\b|\bvalued (?:\S+ )?customers?\b|\b(?:customer|user|member)[ ,]+you (?:may|can|are|have)\b/,
      /\b(?:our|your|ur) (?:\d{4} )?(?:records|account statement|subscription|statement|credits|voucher|membership|contract|cash-?balance|balance|chance)\b|\bprivate ?!|\brecpt\b|\bthanks for (?:your|ur) (?:\S+ )?(?:order|subscription|purchase)\b|\byou have (?:ordered|been (?:sent|contacted|charged|billed))\b/,
      /\bnext question\b|\bwe (?:have )?(?:tried|are trying) to contact\b|\byou are being contacted\b|\bor(?:der)? ref(?:erence)?\b|\bref(?:erence)? (?:no|number)\b|\b(?:your|a) (?:picture|pic|message|voicemail) (?:has been|have been|is) (?:sent|waiting)\b|\b\d+ (?:new )?(?:voice ?mail|message)s? (?:waiting|from|pending)\b/,
    ],
  },
  {
    name: "dating line",
    weight: 3,
    words: `
      adult cam casual chat dating dirty dogging escort fancies find flirt hardcore horny hot know like live local
      lonely massage mature meet model naked naughty nude onlyfans phone pics real rude secret sex single strings talk
      unread webcam who xxx`,
    patterns: [
      /\bsecret(?:ly)? (?:admirer|fanc)|\b(?:text )?dating (?:service|site|club)\b|\bfancies (?:you|u)\b|\b(?:find|meet) (?:a partner|local|singles|hot|new friends|sexy|real)\b|\bsingles? ?\?/,
      /\b(?:sexy|hot|horny|naughty|local|live|real|lonely) (?:singles|girls|women|men|babes|ladies|milfs?|students?|housewives|chat|people are)\b|\badult (?:content|chat|only)\b|\bchat (?:now|line|with local|to (?:local|real))\b|\b(?:sex|sexy|phone|flirt) ?(?:chat|line|pics|text|txt|stories)\b/,
      /\b(?:xxx|hardcore|nudes?|onlyfans|of model)\b|\b(?:sexy?|rude|naughty|hot|nude|naked|dirty) (?:\S+ )?(?:pics?|vids?|videos?|cams?|content|txts?|texts?|sms|snaps?)\b|\bno strings\b|\b(?:adult|mature|casual) (?:dating|fun|chat|site)\b|\bmassage (?:and|service|parlou?r)\b|\bunread message from an? admirer\b/,
      /\bdogging\b|\b(?:some(?:one|body)) (?:you|u) know\b|\bwho (?:they|it) (?:r|are|is)\b|\blike[- ]minded\b|\b(?:my|our|hot) (?:pics|webcam|cam)\b|\bwebcams?\b|\bescorts?\b|\btalk sexy\b|\bfind out who\b/,
    ],
  },
];
