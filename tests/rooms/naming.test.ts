// What a room may be called, and that it can be reached by what it is called.
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { ROOM_ID_UNITS, ROOM_NAME_CHARS } from "../../server/limits.ts";
import { connect, type Program, reasonOf } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";

let house: House;
let ada: Program;
beforeAll(async () => {
  house = await openHouse({ settings: { ROOMS_PER_HOUR: "1000" } });
  ada = await connect(house.url);
});
afterAll(async () => {
  ada.close();
  await house.close();
});

const open = (name: string) => ada.call.rooms.open.mutate({ name, keep: "memory" }).then(({ room }) => room, reasonOf);

describe("a room", () => {
  test.each(["a", "한", "ễ", "क", "𞤀", "İ"])(`of ${ROOM_NAME_CHARS} letters like %s can be entered`, async (letter) => {
    const name = letter.repeat(ROOM_NAME_CHARS);
    const room = (await open(name)) ?? "";
    expect(room.length).toBeLessThanOrEqual(ROOM_ID_UNITS);
    expect((await ada.call.rooms.enter.mutate({ room })).room.name).toBe(name.normalize("NFC"));
  });
  test("called by a few signs that stand for many letters each is refused as too long", async () => {
    expect(await open("\uFDFA".repeat(ROOM_NAME_CHARS))).toBe("name-too-long");
    expect(await open("\uFDFA".repeat(9))).toBe("name-too-long");
    // Short enough to be compared with others, and still with an id by which nobody could ask for it.
    expect(await open("\uFDFA".repeat(8))).toBe("name-too-long");
    const room = (await open("\uFDFA".repeat(4))) ?? "";
    expect((await ada.call.rooms.enter.mutate({ room })).room.name).toBe("\uFDFA".repeat(4));
  });
  test("cannot be renamed so either", async () => {
    const room = (await open("Tea for two")) ?? "";
    const rename = (name: string) =>
      ada.call.rooms.host.change.mutate({ room, options: { name } }).then(() => "yes", reasonOf);
    expect(await rename("\uFDFA".repeat(9))).toBe("name-too-long");
    expect(await rename("Tea for three")).toBe("yes");
  });
});
