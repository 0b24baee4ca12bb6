import { describe, expect, test } from "bun:test";
import { expectFound, expectSilence, wordsIn } from "./read.ts";

describe("e-mail addresses", () => {
  test("as they are written", () => {
    expectFound("email", {
      "write to ada.b@example.org please": "ada.b@example.org",
      "ADA@EXAMPLE.ORG": "ADA@EXAMPLE.ORG",
      "ada+tea@sub.example.co.uk!": "ada+tea@sub.example.co.uk",
    });
  });

  test("hidden by words, brackets and spaces", () => {
    expectFound("email", {
      "ada7 (at) example [dot] org": "ada7 (at) example [dot] org",
      "ada_b at example dot org": "ada_b at example dot org",
      "mail: ada @ example . org ok": "ada @ example . org",
      "a d a @ e x a m p l e . o r g": "a d a @ e x a m p l e . o r g",
      "ada.lace gmail dot com": "ada.lace gmail dot com",
      "adalove at example.io": "adalove at example.io",
      "ada-at-example-dot-org": "ada-at-example-dot-org",
      "ada *at* example *dot* org": "ada *at* example *dot* org",
      "ada arroba example punto org": "ada arroba example punto org",
      "ada7 at gmail": "ada7 at gmail",
      "ada7 gmail com": "ada7 gmail com",
    });
  });

  test("hidden by the letters themselves", () => {
    expectFound("email", {
      "ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ": "ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ",
      "ada\u200b@\u200bexample\u200b.org": "ada\u200b@\u200bexample\u200b.org",
      "ada@ехаmрle.org": "ada@ехаmрle.org",
    });
  });

  test("no address", () => {
    for (const text of [
      "meet me @ the bar at 5",
      "look at example.org",
      "log in to gmail.com",
      "user@localhost",
      "my dot files",
      "one - at - a - time",
      "my gmail",
      "meet at gmail",
    ])
      expect(wordsIn("email", text)).toEqual([]);
  });
});

describe("links", () => {
  test("as they are written", () => {
    expectFound("link", {
      "see https://example.com/a?b=c now": "https://example.com/a?b=c",
      "see www.example.com": "www.example.com",
      "at example.com, or": "example.com",
      "t.ly/abc": "t.ly/abc",
      "shop-24.boats": "shop-24.boats",
    });
  });

  test("hidden", () => {
    expectFound("link", {
      "hxxp://example[.]com": "hxxp://example[.]com",
      "http : // example.top": "http : // example.top",
      "go to example dot com": "example dot com",
      "example . github . io": "example . github . io",
      "e x a m p l e . l i n k": "e x a m p l e . l i n k",
      "example,github,io": "example,github,io",
      "example(.)it": "example(.)it",
      "𝚎𝚡𝚊𝚖𝚙𝚕𝚎.𝚕𝚒𝚟𝚎": "𝚎𝚡𝚊𝚖𝚙𝚕𝚎.𝚕𝚒𝚟𝚎",
      "e x a m p l e . o r g a new one": "e x a m p l e . o r g",
      "http:/example.com": "http:/example.com",
      "look at example. com now": "example. com",
      "my-shop-24.cc": "my-shop-24.cc",
      "ｅｘａｍｐｌｅ．ｃｏｍ": "ｅｘａｍｐｌｅ．ｃｏｍ",
      "http://example。com": "http://example。com",
    });
  });

  test("a missing space, a file and a version are no links", () => {
    expectSilence([
      "going home.now",
      "ok.so what",
      "so.be.it",
      "edit /etc/rc.local and run ./install.sh",
      "needs main.py",
      "2.6.32.fc1",
      "Dear,Me at the shop",
      "apples,beer,wine",
      "e.g. this, i.e. that",
      "u.s. and a.k.a. it",
      "ASP.NET and the .com domain",
      "very.is it",
      "the polka dot is in the house",
    ]);
  });
});

describe("phone numbers", () => {
  test("as they are written", () => {
    expectFound("phone", {
      "call +44 20 7946 0958 now": "+44 20 7946 0958",
      "or 0044 20 7946 0958.": "0044 20 7946 0958",
      "(555) 867-5309": "(555) 867-5309",
      "0171 5550123": "0171 5550123",
      "ring 01715550123 tonight": "01715550123",
      "0171/5550123": "0171/5550123",
      "(11) 91234-5678": "(11) 91234-5678",
      "my number is 668 5702": "668 5702",
    });
  });

  test("hidden", () => {
    expectFound("phone", {
      "+ four four two zero seven nine four six zero nine five eight":
        "+ four four two zero seven nine four six zero nine five eight",
      "+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨": "+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨",
      "+44 2O 7946 O9S8": "+44 2O 7946 O9S8",
      "+44 two zero 7946 zero nine five eight": "+44 two zero 7946 zero nine five eight",
      "(2 1 2) 5 5 5 - 0 1 4 7": "(2 1 2) 5 5 5 - 0 1 4 7",
      "(0)(1)(7)(1)(5)(5)(5)(0)(1)(2)(3)": "(0)(1)(7)(1)(5)(5)(5)(0)(1)(2)(3)",
      "0.1.7.1.5.5.5.0.1.2.3": "0.1.7.1.5.5.5.0.1.2.3",
    });
  });

  test("other numbers are none", () => {
    expectSilence([
      "1280x768 at 60.00",
      "from 2019-01-02 to 2020-03-04",
      "1,000,000 views",
      "at 7:20 on 24/12/2021",
      "linux 2.6.32-21 and 12.04.1",
      "it cost 1999.99",
      "page 12 of 3456, line 789",
      "one two three go",
      "1 2 3 4 5 6 7 8 9 10",
      "0 1 1 0 1 0 0 1 1",
      "up to 2147483647",
    ]);
  });
});
