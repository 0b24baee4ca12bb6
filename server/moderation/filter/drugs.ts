import { makeLexicon } from "./lexicon.ts";

/**
 * Illegal, recreational and often abused drugs by their names, and the words of those who write about them. Slang that
 * is an everyday word ("crack", "pot", "ice", "speed") counts only in the company of drugTalk.
 */
export const drugs = makeLexicon({
  roots: `
    cocaine cannab marijuana heroin fentan amphetamin metamphet methcath cathinon tryptamin phenethylamin phenidat
    lysergamid psychedel hallucinog psychoactiv psilocyb psilocin mescalin ketamin diazep azepam zolam barbital barbitura
    benzodiazep opioid opiate codone oxycont morphone morphin codein methadon buprenorph cannabin nootrop entheogen
    dissociativ deliriant empathogen entactogen sympathomim piracetam cyclidin phencyclid mephedron methylon
    ayahuasca ibogain kratom mitragyn dextrometh tramadol tapentadol pethidin meperidin zolpidem zopiclon gabapentin
    pregabalin modafinil methaqualon ephedrin xanax adderall percocet vicodin suboxone klonopin valium rohypnol`,
  words: `
    cannabis marijuana heroin fentanyl opiate opioid oxycontin codeine morphine ketamine psilocybin diazepam
    weed weeds weedhead kush ganja reefer spliff spliffs doobie blunts stoner stoners stoned pothead
    potheads meth crystalmeth methhead tweaker tweakers cokehead crackhead crackheads crackhouse dmt lsd mdma mda
    mdpv pcp ghb gbl dxm dxo mxe nbome bzp tfmpp dob lsa thc cbd hhc maoi maois
    molly ecstasy shroom shrooms peyote salvia khat qat hashish opium laudanum dope doped
    speedball speedballs poppers whippets quaalude quaaludes xannies xans xan percs perc oxy oxys roxies benzo benzos
    roofie roofies ritalin concerta vyvanse dexedrine desoxyn ambien lunesta ativan lorazepam
    klonopins valiums xanaxes lyrica demerol dilaudid opana norco lortab soma carisoprodol phenibut tianeptine kava
    datura scopolamine atropine diphenhydramine doxylamine dimenhydrinate promethazine lidocaine benzocaine procaine
    dimethocaine methoxetamine nitrous amyl naloxone narcan narcotic narcotics
    stimulant stimulants depressant depressants sedative sedatives hypnotic anxiolytic antidepressant euphoria euphoric
    antipsychotic ssri ssris snri hallucinating hallucinations anesthetic anaesthetic analgesic
    cocain coca oxycontin mushies ketum
    steroids anabolic trenbolone nandrolone clenbuterol sarms theanine aniracetam
    bromazepam alprazolam temazepam etizolam flubromazepam phenazepam clonazepam midazolam triazolam
    phenobarbital pentobarbital secobarbital methylphenidate amphetamine dextroamphetamine lisdexamfetamine
    muscimol ergine harmala harmine harmaline bufotenin ibotenic myristicin
    tripsit`,
  innocent: `methadology heroine heroines methods method`,
});
