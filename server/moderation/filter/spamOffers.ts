// Advertising of money, goods and services.
import type { SpamSign } from "./spamSigns.ts";

export const promisesMoney: readonly SpamSign[] = [
  {
    name: "earning at home",
    weight: 4,
    words: "auto cash drop earn easy extra free income made make making money paid quit win work",
    patterns: [
      /\b(?:make|making|earn(?:ing|ed|s)?|made|paid|winn?|get paid)\b.{0,40}(?:\$ ?\d|\d ?k?\$|\d ?k?\b ?(?:dollars|usd|bucks)|\b(?:money|cash|income)\b).{0,40}(?:\b(?:online|from home|hourly|daily|weekly|per (?:hour|day|week|month)|(?:an?|every|each|last|in (?:a|one|\d+)) (?:hour|day|week|month)s?|just|click|now|here|days)\b|www|http)/,
      /\bwork(?:ing)? (?:from|at) (?:the comfort of )?(?:your |ur )?home\b(?=.{0,60}(?:\$|£|€|\b(?:earn|daily|hiring|salary|day|hour|visit|join|contact|income|paid|apply|www)\b))|\bextra (?:cash|income|money)\b|\b(?:earn|make|making) (?:\S+ ){0,2}(?:money|cash) (?:online|for|from|by|with|at|fast|easy)\b/,
      /\b(?:passive|unlimited|residual) income\b|\bdrop ?shipping\b.{0,40}\b(?:free|course|learn|quit|webinar|how)\b|\bquit (?:my|your) (?:9|job)\b|\beasy money\b|\bfree (?:leads|traffic|money|cash|gift ?cards?|bitcoins?|robux|followers|v-?bucks|nitro|diamonds|skins|spins|coins|gems)\b|\bon auto ?pilot\b/,
    ],
  },
  {
    name: "investing and betting",
    weight: 3,
    words: `
      1000x 100x 10x airdrop betting binary bitcoin cash casino crypto deposit double explosiv fixed forex free
      guarante jackpot meme mint nasdaq online penny pre recover strong sure trading turn wallet`,
    patterns: [
      /\b(?:airdrop|presale|pre-?sale|meme ?coin|100x|10x|1000x) .{0,60}\b(?:live|now|soon|claim|buy|wallet|join|listing|token|mint)\b|\b(?:connect|sync|validate) your wallet\b|\bnft mint\b|\bdouble your (?:bitcoin|btc|money|crypto|investment|eth)\b|\bfixed match(?:es)?\b|\bsure odds\b|\bonline slots?\b|\bfree spins\b|\bno deposit\b|\b(?:recover\w*)(?: \S+){0,3} (?:stolen|lost) (?:funds|bitcoin|crypto|money|btc)\b|\b(?:recover\w*) (?:my|your|his|their) (?:stolen|lost|bitcoin|funds)\b|\bcash ?app (?:flip|giveaway)\b|\bturn \$?\d+ into \$?\d/,
      /\b(?:nasdaq|strong[- ]buy|explosive pick|penny stocks?|trading (?:signals|bot)|forex|binary options|crypto (?:signals|investment|trading)|bitcoin (?:investment|mining|generator)|casinos?|jackpot|betting tips|guaranteed (?:returns?|profits?))\b/,
    ],
  },
  {
    name: "speaks of investing",
    weight: 1,
    words: "betting binary bitcoin btc casino crypto ethereum forex invest nft odds profit slots trading usdt",
    patterns: [
      /\b(?:bitcoins?|btc|crypto\w*|usdt|ethereum|nfts?|forex|trading|invest(?:ing|ment|or)?s?|binary|betting|odds|slots|casinos?|profits?)\b/,
    ],
  },
  {
    name: "guarantees",
    weight: 3,
    words: `
      100 credit discreet exam experien garantil guarante instant interest investme legit prescrip profit real return
      risk roi safe sure survey test verifica win without working`,
    patterns: [
      /\b\d{2,3} ?% (?:\S+ )?(?:guaranteed?|legit|profits?|real|sure|win|working|returns?|roi|interest|safe)\b|\b(?:works?|is|are) 100 ?%|\bguaranteed\b.{0,30}\b(?:profits?|returns?|page|results?|approval|win|income|rank)\b|\b(?:profits?|results?|returns?|income|kazanc) (?:is |are )?(?:guaranteed|garantili)\b/,
      /\bno (?:experience|verification|survey|credit check|risk|investment|prescription|exam|test)(?: is)?(?: needed| required| necessary)?\b(?=.{0,80}(?:\$|£|€|\d|\b(?:free|buy|order|dm|contact|apply|join|loans?|needed|required|earn|shipping|delivery|hack|unlimited)\b))|\brisk[- ]free\b|\binstant (?:approval|delivery|payouts?|withdrawals?|cash)\b|\bwithout (?:a )?(?:prescription|exam|test)\b|\bdiscreet (?:shipping|delivery|packag\w+)\b/,
    ],
  },
  {
    name: "asks to be written to",
    weight: 2,
    words: `
      add call contact dm email hit hmu ig inbox kik message open pm signal snap telegram text whats wickr`,
    patterns: [
      /\b(?:dm|pm|inbox|whatsapp|whats app|telegram|hmu|contact)(?: to)? (?:me|us|him|her|now|for|via|our|dr|mrs?)\b|\b(?:on|via|my|add|through) (?:whats ?app|telegram|snap(?:chat)?|signal|kik|wickr|ig)\b|, ?dm\b(?! me when)|\bdms? (?:are )?open\b|\bhit me up\b|\b(?:call|email|message|text) us\b|\badd me on\b/,
    ],
  },
  {
    name: "job",
    weight: 2,
    words: "boss experien financia hiring job join online part pay salary",
    patterns: [
      /\b(?:we(?:'re| are) (?:\S+ )?hiring|job (?:offer|opportunit\w+|vacanc\w+)|online jobs?|part[- ]?time (?:job|work|position)|(?:daily|weekly|\$ ?\d+|\d+ ?\$) (?:pay|salary|payments?)|salary (?:of|per|is|:)? ?\$?\d|be your own boss|financial freedom|be part of (?:our|my) team|join (?:my|our) team and|no experience)\b/,
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
    words: `
      await awarded chosen compl draw guarante holiday loyalty lucky mystery prize quiz selected voucher win won`,
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
    words: "claim entitled expire redeem un",
    patterns: [
      /\b(?:2|to|now|can|may|please) claim\b|\bclaim (?:code|no|now|ur|your|it|call|is|.?£|free|[a-z]?\d)/,
      /\bun-?redeemed\b|\bredeem(?:ed)? (?:your|ur|now|at|by)\b|\b(?:is|are|be|ur|u|you) (?:\S+ )?entitled\b|\bexpires? (?:on |in )?\d/,
    ],
  },
  {
    name: "in a hurry",
    weight: 1,
    words: `
      about act attempt before call few final hurry last limited miss offer only order reply send spot text time today
      txt urgent wait`,
    patterns: [
      /\b(?:limited|only \d+|few) (?:spots?|seats|slots|places|stock|left|copies)\b|\bhurry(?: up)?\b|\bspots? left\b|\bbefore it'?s (?:gone|too late)\b|\bdon'?t wait\b|\babout to expire\b|\bact now\b|\burgent\b|\blast chance\b|\bfinal (?:notice|attempt|chance)\b|\b(?:2nd|second|1st|final) (?:attempt|time)\b|\bdon'?t miss\b|\blimited (?:time|offer)\b|\bact (?:now|fast)\b|\boffer ends\b|\btoday only\b|\bonly today\b|\b(?:call|text|txt|order|reply|send) now\b/,
    ],
  },
];

export const sells: readonly SpamSign[] = [
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
    name: "sends to a site",
    weight: 1,
    words: "availabl details find go info log more visit",
    patterns: [
      /\b(?:log ?on|login|go ?to|visit|find out (?:from|more|at|who)|details at|more info(?:rmation)?|info at|available (?:at|on|now))\b/,
    ],
  },
  {
    name: "click here",
    weight: 2,
    words: "click details download goto info service wap who",
    patterns: [
      /\bclick (?:here|on|the|this|below|link|now)\b|\bclick (?:this |the |my )?links?\b.{0,30}\b(?:bio|see|win|free|below|get)\b|\b(?:see )?who(?:'s| is| has)? (?:\S+ )?(?:viewed|viewing|stalk\w+|visited) your\b|\bpls goto\b|\bwap\b|\bservice message\b|\bdownload (?:now|it|free|my|our|here|the app)\b|\b(?:read|see|call) (?:more )?(?:for|4) (?:more )?(?:info|details|information)\b/,
    ],
  },
  {
    name: "words of the trade",
    weight: 2,
    words: `
      accident affiliat aimbot album buy cheat cialis compensa discount extraord generato giveaway hack insuranc
      listen loan lose moneyz mortgage new now offer order out payday pre promo robux roulette start viagra wallhack
      weight`,
    patterns: [
      /\b(?:special|xmas|christmas|great|exclusive|limited|free|best|latest|our|2-4-1) (?:\S+ )?offers?\b|\bdiscounts?\b|\b(?:buy|order) (?:now|online|followers|likes|cheap)\b|\bstart (?:earning|today|working)\b|\bpromo(?:tion)?s?\b/,
      /\b(?:viagra|cialis|weight ?loss|lose weight|payday|loans?|mortgages?|insurance|compensation|giveaway|affiliate|extraordinary|moneyz|robux|roulette)\b|\baccident\b.{0,30}\b(?:claim|entitled|you had)\b/,
      /\b(?:out now|now out|nowplaying|listen live|new (?:album|single|mixtape|ep)|pre-?order|album is out)\b|\b(?:cheats?|hacks?|generator|aimbot|wallhack)\b.{0,30}\b(?:free|for|to|download|get|working)\b/,
    ],
  },
  {
    name: "offers followers",
    weight: 4,
    words: "buy follower likes subscrib views",
    patterns: [
      /\b(?:buy|get|gain|cheap|free|boost|grow|real|active|more)(?: \S+){0,4} (?:followers|subscribers|likes|views)\b.{0,50}(?:\$|£|€|\b(?:cheap|instant|delivery|only|now|fast|dm|visit|link|https?)\b)/,
      /\bbuy (?:\S+ ){0,3}(?:followers|subscribers|likes|views)\b/,
    ],
  },
  {
    name: "offers a service",
    weight: 3,
    words: `
      back certifie computer contact cure first fiverr genuine guest hack lost love plagiari psychic rank real
      register service spell support write`,
    patterns: [
      /\b(?:seo|essay|assignment|logo|web ?design|writing|boosting|hacking|recovery|escort) services?\b|\b(?:backlinks?|guest posts?)\b.{0,40}\b(?:da|price|contact|sale|cheap|quality)\b|\brank(?:ing)? (?:#|no\.?|number) ?1\b|\bfirst page (?:of google|guaranteed)\b|\bplagiarism[- ]free\b|\bon fiverr\b|\b(?:professional|legit|trusted|ethical) hacker\b|\bhack(?:s|ed|ing)? (?:any|your|ur) (?:\S+ )?(?:account|phone|instagram|facebook|whatsapp)s?\b|\bwe write your\b|\bcontact (?:our|the) (?:agents?|sales)\b/,
      /\b(?:real|genuine|registered) (?:passports?|ielts|driver'?s? licen[cs]es?|certificates?)\b|\bcertified without\b|\b(?:spell ?casters?|love spells?|lost lover|psychic reader|get (?:my|your) ex back|ex (?:back )?with (?:his|her) spell)\b|\bcures? (?:for )?(?:herpes|hiv|diabetes|cancer|hpv)\b|\b(?:microsoft|tech) support\b.{0,20}\b(?:call|now)\b|\bcomputer (?:is|has been) infected\b/,
    ],
  },
  {
    name: "offers goods",
    weight: 2,
    words: `
      credit debt designer game gift luxury mod onlyfans osrs replica rolex solar steam suppleme viagra warranty`,
    patterns: [
      /\b(?:replicas?|rolex|designer (?:bags?|handbags?|watches)|luxury (?:apartments?|watches|homes|villas)|steam accounts?|game keys?|osrs gold|gift ?cards?|supplements?|solar panels?|onlyfans subscription|mod apk|car warranty|credit score|credit card debt|your debts?|credit check|viagra)\b/,
    ],
  },
  {
    name: "calls to buy",
    weight: 2,
    words: `
      apply book bulk buy call cheap claim deal delivery download enrol escrow flash free get hurry invest join off
      only order price rate register sale selling shipping shop sign subscrib vip`,
    patterns: [
      /\b(?:buy|order|shop|book|apply|register|enroll?|hurry|subscribe|call|sign ?up|claim|join|download|invest) (?:it |yours |here )?(?:now|today|at|free|online)\b|\bfree (?:worldwide |fast )?(?:shipping|delivery|quotes?|consultation|webinar|masterclass|estimate|samples?)\b|\b(?:best|cheap(?:est)?|low(?:est)?|great|wholesale|fair) (?:\S+ )?(?:prices?|rates?|deals?)\b|\bprices? (?:start|from) \$?\d|\bonly [$£€]\d|\b\d+ ?% off\b|\bflash sale\b|\b(?:worldwide|fast|express) (?:shipping|delivery)\b|\bbulk orders?\b|\bescrow\b|\bselling (?:\S+ ){1,4}cheap\b|\bcheap (?:\S+ ){1,3}(?:for sale|dm|available|online)\b|\bfor sale\b.{0,30}\b(?:dm|contact|call|whatsapp|price)\b|\bbuy one get one\b|\bget (?:it|yours|started) (?:now|today|free)\b|\bvip\b|\bcheap\b.{0,30}\b(?:fast|order|delivery|prices)\b/,
    ],
  },
  {
    name: "code that pays who gives it",
    weight: 3,
    words: "both code discord free link",
    patterns: [
      /\b(?:use|with|enter) (?:my |the |our |promo |discount |coupon |referral |invite )*code:? (?!from|in|below|style|of|that|is|to)[a-z]+\d*\b.{0,40}(?:%|\boff\b|\b(?:discount|checkout|free|bonus|\$\d))|\b(?:my|our) (?:referral|invite|affiliate|promo|discount) (?:link|code)\b|\bwe both get\b|\bdiscord\.gg\/|\bfree (?:discord )?nitro\b/,
    ],
  },
  {
    name: "offers in other languages",
    weight: 4,
    patterns: [
      /\b(?:gana(?:r)? dinero|dinero (?:facil|rapido|extra)|ganh(?:e|ar) dinheiro|renda extra|dinheiro (?:facil|rapido)|gagne[rz] de l'argent|argent facile|geld (?:von zu ?hause|verdienen online)|schnell(?:es)? geld|verdien\w* geld|guadagna(?:re)? (?:soldi|da casa)|soldi facili|geld verdienen vanuit huis|zarabiaj|para kazan\w*|ek gelir|kazanc garantili|prestamos? (?:rapidos?|sin|personal\w*)|emprestimo (?:rapido|facil)|sofortkredit|pret rapide|credit rapide)\b/,
      /зараб(?:от|ат)\S* (?:в интернете|дома|онлаин|без вложении|от \d)|(?:займ|заим|кредит)\S* (?:без|онлаин|на карту|срочно)|срочныи заим|казино\b.{0,40}бонус|加微信|加v信|加qq|日赚|月入|兼职|刷单|赚钱|贷款|博彩|副業で|稼げる/,
    ],
  },
  { name: "many capitals, signs or arrows", weight: 1, patterns: [/!{3,}|\${2,}|\*{4,}|-{1,2}>|>>>|<<<|░{3}|★|▄/] },
];
