import { expect, test } from "bun:test";
import { expectSilence, wordsIn } from "./read.ts";

test("names of drugs, plain and dressed up", () => {
  for (const text of [
    "selling ketamine",
    "k3tamin3",
    "k e t a m i n e",
    "ke\u200btamine",
    "k*tamine",
    "some weed",
    "flubromazolam",
  ])
    expect([text, wordsIn("drug", text).length > 0]).toEqual([text, true]);
});

test("everyday words only in the company of drugs", () => {
  for (const text of [
    "legalize pot",
    "two bags of ket",
    "selling some hash",
    "2c-b and 4-mmc",
    "on a sheet of acid",
    "кокаин",
    "they smoke crack",
    "two lines of coke",
    "magic mushrooms",
    "a drug dealer",
  ])
    expect([text, wordsIn("drug", text).length > 0]).toEqual([text, true]);
  expectSilence([
    "a pot of tea",
    "the weed in my garden",
    "a can of coca cola",
    "Molly sells flowers",
    "hash browns for sale",
    "the morphing of shapes",
    "pot brownies",
    "crack the egg",
    "a crack in the wall",
    "a coke and ice, please",
    "the speed of snow",
    "mushroom soup",
    "the methods of a heroine",
    "acid rain",
    "line 5 of the file",
    "pass the joint compound",
  ]);
});
