import { describe, expect, test } from "bun:test";
import { ownFinder } from "../../server/moderation/ownWords.ts";
import { foundIn, mask, nameRefusal, screened, strictest } from "../../server/moderation/screening.ts";
import type { Treatments } from "../../server/rules/events.ts";
import { newId, reasonOf } from "../support/client.ts";
import { makeWires } from "../support/wires.ts";

const MAIL = "write to ada@example.org today";
const PHONE = "call +44 20 7946 0958 now";
const CARD = "4111 1111 1111 1111";

const { house, guest, inTea } = makeWires();

describe("what becomes of words", () => {
  const strict: Treatments = { phone: "mask", spam: "warn", email: "refuse", link: "refuse", pii: "hold" };
  const nothingOwn = () => [];
  const screen = (text: string, filter: Treatments = strict, how = { sure: false }, own = nothingOwn) =>
    screened(text, foundIn(text, filter, own), filter, how);
  const reason = (one: { refusal?: { rejected: string } }) => one.refusal?.rejected;

  test("a house that asks for nothing changes nothing, and looks for nothing", () => {
    expect(foundIn(MAIL, { email: "allow" }, nothingOwn)).toEqual({ filter: [], own: [] });
    expect(screen(MAIL, {})).toEqual({ text: MAIL, flags: [], treatment: "allow", asks: false });
  });

  test("words of a masked category are shown as dots, their spaces kept", () => {
    expect(screen(PHONE)).toMatchObject({ text: "call ••• •• •••• •••• now", flags: ["phone"] });
  });

  test("a text with words of a refused category is refused, with the category", () => {
    expect(reason(screen(MAIL, strict, { sure: true }))).toBe("holds-email");
  });

  test("a writer is asked about words of a warned category, and not again once they are sure", () => {
    const advert = "sub4sub anyone?";
    expect(screen(advert)).toMatchObject({ asks: true, refusal: { rejected: "sure-spam" } });
    expect(screen(advert, strict, { sure: true })).toEqual({
      text: advert,
      flags: ["spam"],
      treatment: "warn",
      asks: false,
    });
  });

  test("what is to be held waits for a moderator; an edit cannot wait, and is refused", () => {
    expect(screen(CARD)).toMatchObject({ treatment: "hold", flags: ["pii"] });
    expect(reason(screen(CARD))).toBeUndefined();
    expect(reason(screen(CARD, strict, { sure: true, edits: true } as { sure: boolean }))).toBe("holds-pii");
  });

  test("of several treatments the strictest holds", () => {
    expect(reason(screen(`${MAIL}, sub4sub anyone?`))).toBe("holds-email");
    expect(screen(`${PHONE}, sub4sub anyone?`, strict, { sure: true })).toMatchObject({
      text: "call ••• •• •••• •••• now, sub4sub anyone?",
      flags: ["phone", "spam"],
    });
    expect(strictest({ link: "warn", spam: "hold" }, { link: "refuse", spam: "mask", drug: "mask" })).toEqual({
      spam: "hold",
      link: "refuse",
      drug: "mask",
    });
  });

  test("words of the host's own are treated as each of them says", () => {
    const own = ownFinder([
      { words: "tulip", as: "words", treatment: "mask" },
      { words: "order\\s+\\d{4}", as: "pattern", treatment: "refuse" },
    ]);
    const said = (text: string) => screened(text, foundIn(text, {}, own), {}, { sure: false });
    expect(said("with t-u-l-i-p")).toMatchObject({ text: "with •••••••••", flags: ["own"] });
    expect(reason(said("Order 1234"))).toBe("holds-own");
  });

  test("a name may hold nothing that is masked, held or refused", () => {
    const named = (text: string) => nameRefusal(foundIn(text, strict, nothingOwn), strict)?.rejected;
    expect(named("+44 20 7946 0958")).toBe("holds-phone");
    expect(named(CARD)).toBe("holds-pii");
    expect(named("Tea at five")).toBeUndefined();
    expect(named("sub4sub")).toBeUndefined();
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
