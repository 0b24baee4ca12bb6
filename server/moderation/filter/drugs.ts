import { makeLexicon } from "./lexicon.ts";

/**
 * Illegal, recreational and often abused drugs by their names, and the words of those who write about them. Slang that
 * is an everyday word ("crack", "pot", "ice", "speed") counts only in the company of drugTalk.
 */
export const drugs = makeLexicon({
  roots: `
    cocain cannabi cannabac marijuana heroin fentan nitazen xylazin desomorph amphetamin metamphet methcath cathinon tryptamin phenethylamin phenidat
    lysergamid psychedel hallucinog psychoactiv psilocyb psilocin mescalin ketamin diazep azepam zolam barbital barbitura
    benzodiazep opioid codone oxycont morphone morphin codein methadon buprenorph cannabin nootrop entheogen
    dissociativ deliriant empathogen entactogen sympathomim piracetam cyclidin phencyclid mephedron methylon
    ayahuasca ibogain kratom mitragyn dextrometh tramadol tapentadol pethidin meperidin zolpidem zopiclon gabapentin
    pregabalin modafinil methaqualon ephedrin xanax adderall percocet vicodin suboxone klonopin valium rohypnol`,
  words: `
    cannabis marijuana heroin fentanyl opiate opioid oxycontin codeine morphine ketamine psilocybin diazepam
    weed weeds weedhead kush ganja reefer spliff spliffs doobie blunts stoner stoners stoned pothead
    potheads meth crystalmeth methhead tweaker tweakers cokehead crackhead crackheads crackhouse dmt lsd mdma mda
    mdpv pcp ghb gbl dxm dxo mxe nbome bzp tfmpp lsa thc cbd hhc maoi maois
    ecstasy shroom shrooms peyote salvia khat qat hashish opium laudanum dope doped
    speedball speedballs poppers whippets quaalude quaaludes xannies xans xan percs perc oxy oxys roxies benzo benzos
    roofie roofies ritalin concerta vyvanse dexedrine desoxyn ambien lunesta ativan lorazepam
    klonopins valiums xanaxes lyrica demerol dilaudid opana norco lortab carisoprodol phenibut tianeptine kava
    datura scopolamine atropine diphenhydramine doxylamine dimenhydrinate promethazine lidocaine benzocaine procaine
    dimethocaine methoxetamine nitrous amyl naloxone narcan narcotic narcotics
    stimulant stimulants depressant depressants sedative sedatives hypnotic anxiolytic antidepressant euphoria euphoric
    antipsychotic ssri ssris snri hallucinating hallucinations anesthetic anaesthetic analgesic
    coca oxycontin mushies ketum
    steroids anabolic trenbolone nandrolone clenbuterol sarms theanine aniracetam
    bromazepam alprazolam temazepam etizolam flubromazepam phenazepam clonazepam midazolam triazolam
    phenobarbital pentobarbital secobarbital methylphenidate amphetamine dextroamphetamine lisdexamfetamine
    muscimol ergine harmala harmine harmaline bufotenin ibotenic myristicin
    flakka krokodil
    marihuana kokain haschisch hasch kiffen kiffer porros beuh maconha heroina konoplya
    tripsit`,
  innocent: `methadology heroine heroines methods method morphing morphings`,
  elsewhere: [
    {
      words: "weed weeds",
      among:
        /\b(?:gardens?|gardener|gardening|lawns?|flowers?|beds|yard|dandelions?|tiles|patio|driveway|crops?|soil|fields?|whackers?|wackers?|weed(?:ed|s|ing)? out|pull(?:ed|ing|s)? (?:\w+ ){0,2}weeds?)\b/,
    },
    { words: "salvia", among: /\b(?:gardens?|flowers?|bed|plant(?:ed|ing)|pots?|border)\b/ },
    { words: "poppers", among: /\b(?:jacket|coat|jalapeno|party|cheese|buttons?)\b/ },
    { words: "coca", among: /\bcoca[- ]?cola\b/ },
    { words: "stoner stoners", among: /\bstoner (?:rock|metal)\b/ },
    { words: "doped", among: /\b(?:silicon|semiconductor|laser|crystal)s?\b/ },
  ],
});
