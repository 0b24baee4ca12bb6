import { describe, expect, test } from "bun:test";
import { mask, screenOf } from "../../server/moderation/screening.ts";
import { newId, reasonOf } from "../support/client.ts";
import { makeWires } from "../support/wires.ts";

const MAIL = "write to ada@example.org today";
const PHONE = "call +44 20 7946 0958 now";

const { house, guest, inTea } = makeWires();

describe("what becomes of words", () => {
  const screen = screenOf({ warn: ["phone", "spam"], mask: ["phone", "link"], refuse: ["email", "link"] });

  test("a house that asks for nothing changes nothing", () => {
    expect(screenOf({ warn: [], mask: [], refuse: [] }).message(MAIL, false)).toBe(MAIL);
  });

  test("words of a masked category are shown as dots, their spaces kept", () => {
    expect(screen.message(PHONE, false)).toBe("call ••• •• •••• •••• now");
  });

  test("a text with words of a refused category is refused, with the category", () => {
    expect(() => screen.message(MAIL, true)).toThrow("holds-email");
  });

  test("a category that is in both is refused", () => {
    expect(() => screen.message("see https://example.org", true)).toThrow("holds-link");
  });

  test("a writer is asked about words of a warned category, and not again once they are sure", () => {
    const advert = "sub4sub anyone?";
    expect(() => screen.message(advert, false)).toThrow("sure-spam");
    expect(screen.message(advert, true)).toBe(advert);
  });

  test("a name may hold neither", () => {
    expect(() => screen.name("+44 20 7946 0958")).toThrow("holds-phone");
    expect(screen.name("Tea at five")).toBe("Tea at five");
  });

  test("words found twice over are masked once, and a character of two halves is one dot", () => {
    const later = { start: 3, end: 7 };
    const earlier = { start: 0, end: 5 };
    expect(mask("ab 👍 cd", [later, earlier])).toBe("•• • •d");
  });
});

describe("a house with a filter", () => {
  const settings = { FILTER_MASK: "phone", FILTER_REFUSE: "email" };
  const refused = (wish: Promise<unknown>) => wish.then(() => undefined, reasonOf);

  test("masks what is posted and edited for everybody, and refuses the rest", async () => {
    const { url } = await house({ settings });
    const ada = await guest(url);
    const { messages } = ada.call;
    await inTea(ada);
    const post = (text: string) => messages.post.mutate({ room: "tea", id: newId(), text });
    const { version } = await post(PHONE);
    const read = async () => (await messages.at.query({ room: "tea", versions: [version] })).messages;
    expect(await read()).toMatchObject([{ text: "call ••• •• •••• •••• now" }]);
    await messages.edit.mutate({ room: "tea", version, text: "or 555-867-5309" });
    expect(await read()).toMatchObject([{ text: "or ••••••••••••" }]);
    expect(await refused(post(MAIL))).toBe("holds-email");
    expect(await refused(messages.edit.mutate({ room: "tea", version, text: MAIL }))).toBe("holds-email");
  });

  test("asks the writer first, and takes the message from who is sure", async () => {
    const { url } = await house({ settings: { FILTER_WARN: "email" } });
    const ada = await guest(url);
    await inTea(ada);
    const wish = { room: "tea", id: newId(), text: MAIL };
    expect(await refused(ada.call.messages.post.mutate(wish))).toBe("sure-email");
    expect(await ada.call.messages.post.mutate({ ...wish, sure: true })).toMatchObject({ heardBy: 0 });
  });

  test("keeps names and topics free of both", async () => {
    const { url } = await house({ settings });
    const { people, rooms } = (await guest(url)).call;
    expect(await refused(people.change.mutate({ name: "555-867-5309" }))).toBe("holds-phone");
    expect(await refused(rooms.open.mutate({ name: "ada@example.org" }))).toBe("holds-email");
    expect(await refused(rooms.open.mutate({ name: "Mail", topic: MAIL }))).toBe("holds-email");
  });
});
