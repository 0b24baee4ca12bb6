// What passes for a Latin letter by eye and is missing from Unicode's table of confusables (which `unhomoglyph`
// carries), or stands there for something else than a reader takes it for.
const pairs: Record<string, string> = {
  a: "αаɑᴀ∂ª",
  b: "βвьъЬᏏʙƄ",
  c: "сςᴄ",
  d: "ԁɗđᴅժ",
  e: "εеҽєэᴇ℮ǝ",
  f: "ϝғꜰƒ",
  g: "ɢɡցǥ",
  h: "һнћнħʜհΗ",
  i: "іιıɪ",
  j: "јᴊ",
  k: "кκᴋĸ",
  l: "ӏłʟ",
  m: "мᴍΜ",
  n: "пηոийΝɴ",
  o: "оοσøᴏօ",
  p: "рρᴘþ",
  r: "гяʀ",
  s: "ѕꜱ",
  t: "тτᴛŧ†",
  u: "υцᴜμս",
  v: "νᴠѵ",
  w: "ωшщᴡԝ",
  x: "хχ×",
  y: "уγүʏΥ",
  z: "ᴢƶ",
  ss: "ß",
  ae: "æ",
  oe: "œ",
  ".": "。",
};

export const byEye: ReadonlyMap<string, string> = new Map(
  Object.entries(pairs).flatMap(([latin, others]) => [...others].map((other) => [other, latin])),
);

/** Letters drawn as emoji, a to z from each of these: regional indicators, and letters in dark circles and squares. */
export const emojiAlphabets = [0x1f1e6, 0x1f150, 0x1f170] as const;

/** The zero of every script that writes numbers with digits of its own; the other nine follow it. */
export const zeros = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰";
