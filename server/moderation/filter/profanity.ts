import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { makeLexicon } from "./lexicon.ts";

// Two words that stand in most sentences of a language, and in hardly any English one.
const dutch = twoOf(
  "het een niet je ik van dat wat gaat heet naar zijn voor maar mijn ben bent heb oud laat lang veel moet",
);
const german = twoOf("der das ist nicht ein eine und ich sehr auf mit zu wird er sind bin den fach buch");
const french = twoOf(
  "le la les est pas une je tu des et trop plus que c'est mais pour sur sous avec jamais vous en bien",
);
const spanish = twoOf("el la los las es un una de que y con en por para muy um uma os não nao em");

function twoOf(words: string): RegExp {
  const any = `\\b(?:${words.replaceAll(" ", "|")})\\b`;
  return new RegExp(`${any}.*${any}`, "s");
}

/**
 * Swearing, sexual vulgarity and slurs, of English first. Words that name who people are ("gay", "Muslim") are not
 * listed, nor what is rude only at times ("bird", "trash", "queer"), nor sighs ("dammit", "hell"). The lists of npm were
 * measured and left: they object to "gypsy", "yank" and "stupid", too.
 */
export const profanity = makeLexicon({
  roots: `
    fuck phuck fvck fuxk bitch biatch cunt nigga nigger nigguh whore shit pussy pussies
    faggot asshole arsehole dickhead dumbass asswipe asslick assfuck bastard cocksuck motherf mothaf muthaf clusterf
    douchebag scumbag slutt jizz blowjob handjob rimjob buttplug gangbang cunnilingus masturbat
    raghead towelhead jigaboo titties bollock bukkake deepthroat cumshot dildo goddamn dickrid cockblock azzhole mutherf coksuck cocksuk`,
  words: `
    ass arse arses azz asshat asshats fatass jackass smartass lardass hardass
    hoe hoes hoez thot skank skanky slut sluts
    dick dicks dik cock cocks prick wank wanked wanking wanker wankers tosser tossers bellend knobhead minge
    piss pissed pissing pisser crap crappy damn damned bugger buggered bollox bullcrap
    cum cums cumming jism spunk boner clit clits clitoris tit tits titty tittie boob boobs boobies
    fag fags fagg fagot faggy dyke dykes homo homos lesbo poof poofter poofters tranny trannie trannies shemale
    retard retarded retards tard libtard libtards fucktard mong mongs spastic spaz
    niga nigas nigar niggar niggr nigra negro negroes coon coons spic beaner beaners chink chinks gook gooks kike
    paki pakis wog wogs wop dago dagos kraut muzzie muzzies muzzy muzrat hymie zipperhead gyppo wetback wetbacks
    turd turds twat twats shite shyte shat sht biotch bich biches beotch bitchez bytch byatch
    fuk fuks fuked fuker fuking fukin fuq fuc fcuk fck fcks fcked fcking fckin fkn fking fook fooked fooking
    fukk fugg fxck shxt bxtch btch bytch pusy pussi phaggot fgt fags niqqa niqqas nikka nicca niccas niglet darkie honkey
    honky pickaninny peckerwood mofo mofos mfer mfers mfs fml
    wtf wtaf omfg ffs stfu gtfo lmfao milf minger muff punani poontang pube pubes queef schlong smegma
    vajayjay whor hooker hookers porn porno pron pornstar douche douches perv pervs horny nympho nutsack
    anal anus scrotum ballsack ballsacks cameltoe shagging fecking feck beeyotch dikhead fuhk fuggin ejaculate masterbate masterbating
    pendejo pendeja pinche maricon joder culero caralho merda salope ficken gefickt verpiss schlampe coglione minchia
    siktir orospu perkele vittu javla fitta klootzak godverdomme chuj jebac pierdole puta puto mierda cabron gilipollas imbecil connard connasse putain encule merde
    scheisse arschloch fotze hurensohn wichser cazzo stronzo vaffanculo puttana blyat pizda kurwa
    bhenchod behenchod penchod madarchod chutiya`,
  innocent: `
    scunthorpe snigger* niggard* shiitake shiite* shitake mishit* whitehat *shita cushit* peshitta
    retardant* pussycat* pussyfoot* pussywillow bastardi* cummings cuntz
    as ho hos con cons of tits-up dame cocoon assess annal annals interimjob* bonner bonners woops putto
    moulton pushit bushit nishit dashit asos`,
  elsewhere: [
    { words: "hoe hoes dik dikke homo homos", among: dutch },
    { words: "dick ass wog anal pisser douche", among: german },
    { words: "douche douches retard retards tard pisser fagot fagots assez negro negros", among: french },
    { words: "negro negros puto tit anal", among: spanish },
    { words: "tard", among: /\b(?:trop|plus|tot ou) tard\b/ },
    { words: "cum homo", among: /\b(?:laude|grano|sapiens|erectus|habilis|tacent)\b/ },
    { words: "dick dicks dyke", among: /\b(?:moby|cheney|van dyke|van dyck|dick van|tracy|whittington|turpin)\b/ },
    { words: "dyke dykes dikes", among: /\b(?:sea|river|water|flood\w*|dam|north)\b/ },
    { words: "cock cocks", among: /\b(?:hens?|roosters?|crow(?:s|ed|ing)?|weather|robin)\b/ },
    { words: "tit tits boobies booby", among: /\b(?:birds?|blue|great|feeders?|nests?|for tat)\b/ },
    { words: "hoe hoes", among: /\b(?:garden\w*|rakes?|shovels?|spades?|soil)\b/ },
  ],
});

const phrases =
  /\b(?:blow|hand|rim) jobs?\b|\bbutt (?:plugs?|holes?)\b|\bjerk(?:ing|ed|s)? off\b|\b(?:suck|lick)(?:s|ed|ing)? (?:my|his|your|ya) (?:balls|nuts)\b|\bfick dich\b|\bnique ta mere\b|\bfils de pute\b/g;

/** What is swearing only as several words. */
export function findSwearingPhrases({ text }: Folded): Found[] {
  return [...text.matchAll(phrases)].map(({ 0: words, index }) => ({
    rule: "phrase",
    start: index,
    end: index + words.length,
  }));
}
