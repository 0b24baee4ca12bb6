import { describe, expect, test } from "bun:test";
import { expectSilence, wordsIn } from "./read.ts";

const isSpam = (text: string) => wordsIn("spam", text).length > 0;

describe("advertising", () => {
  const adverts = [
    "Hey everyone, check out my channel and subscribe!",
    "You have won a £500 prize! Call 09011112222 to claim. T&Cs apply, 150p/min",
    "Make $300 a day working from home, visit example.com",
    "Txt FUN to 81234 for free ringtones, 50p per msg, reply STOP to opt out",
    "sub4sub anyone?",
    "Double your bitcoin in 24 hours, message me on WhatsApp",
    "Get 10k followers for only $9.99",
    "We are hiring! No experience needed, $200 daily, DM for details",
    "Loans with instant approval and no credit check, apply today",
    "Casino bonus! 200 free spins, no deposit",
    "Your parcel is waiting, pay the delivery fee here",
    "He helped me recover my stolen funds, contact him",
    "Share this to 15 people or you will never find love",
    "gana dinero desde casa",
    "https://example.com/ref?id=12",
  ];
  for (const text of adverts)
    test(`"${text}"`, () => {
      expect(isSpam(text)).toBe(true);
    });

  test("a single sign is not enough", () => {
    expectSilence([
      "is it free?",
      "please check the screen",
      "I won the game!",
      "call me when you are ready",
      "what a great offer",
      "my video card is broken",
      "thanks for the gift",
      "did you like this song?",
      "join us for tea",
      "bitcoin went up again, says the news",
      "I subscribed to the newspaper",
      "subscribe to the list of changes",
      "send me your address for the card",
      "the job interview went well",
      "she works from home on tuesdays",
      "we made $20 at the bake sale",
      "my ringtone is annoying",
      "copy it to your home folder",
    ]);
  });
});

describe("floods", () => {
  const floods: Record<string, string> = {
    "a held letter": `wha${"a".repeat(80)}t`,
    "one word": "tea ".repeat(20),
    "a few words": "tea for two ".repeat(12),
    "one line": "who wants some tea?\n".repeat(5),
    mentions: Array.from({ length: 12 }, (_, i) => `@guest${i}`).join(" "),
    "empty lines": `a${"\n".repeat(30)}b`,
    "an endless word": "qwzxasdfghjklpoiuytrewqzxcvbnmlkjhgfdsaqwertyuioplkjhgfdsazxcvbnmqwertzuiopasdfqwyxmn",
    "piled accents": "a\u0301\u0302\u0303\u0304".repeat(20),
    "the same emoji": "🎉🔥".repeat(30),
  };
  for (const [what, text] of Object.entries(floods))
    test(`${what} again and again`, () => {
      expect(isSpam(text)).toBe(true);
    });

  test("joy is no flood", () => {
    expectSilence([
      "yesssssssss",
      `so good${"!".repeat(120)}`,
      "hahahahahahaha",
      "😀😃😄😁😆😅",
      "no no no no",
      "-".repeat(30),
    ]);
  });
});
