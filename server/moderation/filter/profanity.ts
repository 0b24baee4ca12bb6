import { makeLexicon } from "./lexicon.ts";

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
    raghead towelhead jigaboo titties bollock bukkake deepthroat cumshot dildo goddamn dickrid cockblock azzhole`,
  words: `
    ass asses arse arses azz asshat asshats fatass jackasses smartass lardass hardass
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
    wtf stfu gtfo lmfao milf minger muff punani poontang pube pubes queef schlong smegma
    vajayjay whor hooker hookers porn porno pron pornstar douche douches perv pervs horny nympho nutsack
    anal anus scrotum ejaculate masterbate masterbating
    pendejo pendeja puta puto mierda cabron gilipollas imbecil connard connasse putain encule merde
    scheisse arschloch fotze hurensohn wichser cazzo stronzo vaffanculo puttana blyat pizda kurwa
    bhenchod behenchod penchod madarchod chutiya`,
  innocent: `
    scunthorpe snigger sniggers sniggered sniggering shiitake shitake mishit mishits whitehat
    retardant retardants pussycat pussycats pussyfoot pussyfooting pussywillow
    bastardize bastardise cuntz
    as ho hos con cons of tits-up dame cocoon
    moulton pushit bushit ishita akshita harshita nishit dashit asos`,
});
