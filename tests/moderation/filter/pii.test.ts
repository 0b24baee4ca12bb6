import { describe, expect, test } from "bun:test";
import { passesLuhn, passesMod97 } from "../../../server/moderation/filter/pii.ts";
import { expectFound, expectSilence, wordsIn } from "./read.ts";

describe("numbers of people", () => {
  test("cards that pass Luhn's check, with any separators", () => {
    expectFound("pii", {
      "my card 4111 1111 1111 1111 ok": "4111 1111 1111 1111",
      "378282246310005": "378282246310005",
      "4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1": "4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1",
      "４１１１ １１１１ １１１１ １１１１": "４１１１ １１１１ １１１１ １１１１",
    });
    expect(wordsIn("pii", "4111 1111 1111 1112")).toEqual([]);
    expect([passesLuhn("4111111111111111"), passesLuhn("4111111111111112")]).toEqual([true, false]);
  });

  test("also beside another number", () => {
    expectFound("pii", {
      "see you at 7 4111 1111 1111 1111 at 8": "4111 1111 1111 1111",
      "219-09-9999 2nd": "219-09-9999",
    });
    expectSilence(["1 2 3 4 5 6 7 8 9", "9-8-7-6-5-4-3-2-1"]);
  });

  test("social security numbers in the ranges given out", () => {
    expectFound("pii", { "it is 219-09-9999.": "219-09-9999", "2 1 9 - 0 9 - 9 9 9 9": "2 1 9 - 0 9 - 9 9 9 9" });
    for (const text of ["000-12-3456", "666-12-3456", "912-12-3456", "2019-12-3456"])
      expect(wordsIn("pii", text)).toEqual([]);
  });

  test("bank accounts that pass their check", () => {
    expectFound("pii", {
      "GB82 WEST 1234 5698 7654 32 is mine": "GB82 WEST 1234 5698 7654 32",
      DE89370400440532013000: "DE89370400440532013000",
      "D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0": "D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0",
      "GR16 0110 1250 0000 0001 2300 695 and so on": "GR16 0110 1250 0000 0001 2300 695",
    });
    expect([passesMod97("gb82west12345698765432"), passesMod97("gb82west12345698765433")]).toEqual([true, false]);
  });

  test("public IP addresses, not private ones nor versions", () => {
    expectFound("pii", { "i am at 81.2.69.142": "81.2.69.142", "2a02:8db8:e28c::f93": "2a02:8db8:e28c::f93" });
    expectSilence(["2001:db8::1", "at 10:30:45", "00:1a:2b:3c:4d:5e"]);
    expectSilence(["ping 192.168.1.1 and 10.0.0.1", "version 2.6.32.1", "mask 255.255.255.0", "dns 8.8.8.8"]);
  });
});

describe("postal addresses", () => {
  test("of several countries", () => {
    expectFound("pii", {
      "i live at 12 elm street": "12 elm street",
      "it is 221 Baker St now": "221 Baker St",
      "Hauptstraße 12, top floor": "Hauptstraße 12",
      "Rosenweg 11a": "Rosenweg 11a",
      "123 W 45th St": "123 W 45th St",
      "улица Ленина 15": "улица Ленина 15",
      北京市朝阳区建国路88号: "北京市朝阳区建国路88号",
      "Calle 50 #12-34": "Calle 50 #12-34",
      "come to 12 rue de Rivoli": "12 rue de Rivoli",
      "send it to Unit 100 Box 4120": "Unit 100 Box 4120",
    });
  });

  test("numbers beside words are none", () => {
    expectSilence([
      "24 hours a day",
      "Chapter 12, verse 34",
      "Engineering 101 in spring 2020",
      "2 tickets to the drive in",
      "a 10 minute drive",
      "take 2 of them on the road",
      "My 2 cents",
      "step 2 of 3 via usb 3",
      "3 way split",
      "round 2 street fighter",
    ]);
  });
});
