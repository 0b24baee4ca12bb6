// The commonest words in languages that are not written in Latin letters, read as they are shown: folding takes their
// vowels and Hangul apart. Of Chinese, Japanese and Korean without spaces only what is part of no ordinary word.
import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";

const swearing = [
  whole(`
    хуй хуя хую хуем хуйня хуйню нахуй похуй хуесос пизда пизду пизды пизде пиздец пиздеть ебать ебал ебаный ебаная
    заебал заебало уебок еблан долбоеб долбоёб бля блять блядь бляди сука суки мудак мудаки мудила пидор пидоры пидорас
    пидарас гандон шлюха шлюхи курва
    کیر کیرم کسکش کس‌کش جنده کونی گاییدم شرموطة شرموط كسمك שרמוטה चूतिया भोसड़ी मादरचोद बहनचोद`),
  /傻逼|操你|草泥马|他妈的|你妈逼|씨발|개새끼/gu,
];
const drugs = [
  whole(`
    кокаин кокаина героин героина героином марихуана марихуаны марихуану мефедрон мефедрона гашиш конопля амфетамин
    کوکائین هروئین ماریجوانا حشیش كوكايين هيروين حشيش ماريجوانا גראס מריחואנה कोकीन हेरोइन गांजा`),
  /冰毒|海洛因|可卡因|摇头丸|大麻|コカイン|필로폰|코카인/gu,
];

export const findSwearingInOtherScripts = ({ text }: Folded): Found[] => find(text, swearing);
export const findDrugsInOtherScripts = ({ text }: Folded): Found[] => find(text, drugs);

function find(text: string, patterns: readonly RegExp[]): Found[] {
  if (!/[\u0400-\uffff]/.test(text)) return [];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
      rule: "word",
      start: index,
      end: index + words.length,
    })),
  );
}

/** A letter or an accent beside it would make it another word. */
function whole(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.trim().split(/\s+/).join("|")})(?![\\p{L}\\p{M}])`, "giu");
}
