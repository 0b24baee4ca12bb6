// Signing up, logging in and out, over the wire.
import { afterEach, describe, expect, test } from "bun:test";
import { NAME_CHARS } from "../../server/limits.ts";
import { arrive, type Client, overHttp, PASSWORD, signedUp } from "../support/accounts.ts";
import { connect, newId, reasonOf } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { tripOf } from "../support/trip.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

async function openQuietHouse(settings: Record<string, string> = {}): Promise<House> {
  const house = await openHouse({ settings: { SIGN_UPS_PER_HOUR: "100", ...settings } });
  cleanups.push(() => house.close());
  return house;
}
const signUp = (call: Client, name: string, password = PASSWORD) =>
  call.accounts.signUp.mutate({ name, password }).then(() => "yes", reasonOf);
const logIn = (call: Client, name: string, password = PASSWORD) =>
  call.accounts.logIn.mutate({ name, password }).then(() => "yes", reasonOf);
const holds = (session: string, house: House) =>
  overHttp(house.url, session)
    .rooms.discover.query()
    .then(
      () => true,
      () => false,
    );

describe("signing up", () => {
  test("keeps all that a guest had, and changes the session", async () => {
    const house = await openQuietHouse();
    const guest = await arrive(house);
    await guest.call.rooms.enter.mutate({ room: "tea" });
    const { version } = await guest.call.messages.post.mutate({ room: "tea", id: newId(), text: "hello" });
    const before = await guest.call.people.me.query();

    const { session = "" } = await guest.call.accounts.signUp.mutate({ name: "Ada", password: PASSWORD });
    expect(session).not.toBe(guest.session);
    expect(await holds(guest.session, house)).toBe(false);
    const call = overHttp(house.url, session);
    expect(await call.people.me.query()).toEqual({
      ...before,
      name: "Ada",
      mayWearAvatar: true,
      account: { name: "Ada" },
    });
    expect((await call.rooms.enter.mutate({ room: "tea" })).you.name).toBe("Ada");
    await call.messages.edit.mutate({ room: "tea", version, text: "hullo" });
  });
  test("under one of two names that look alike, at once, is given to one", async () => {
    const house = await openQuietHouse();
    const guests = await Promise.all(Array.from({ length: 6 }, () => arrive(house)));
    const answers = await Promise.all(
      guests.map(({ call }, i) => signUp(call, ["Ada", "ADA", "Аda", "A da", "Adа", "ada"][i] ?? "")),
    );
    expect(answers.toSorted()).toEqual([
      "name-claimed",
      "name-claimed",
      "name-claimed",
      "name-claimed",
      "name-claimed",
      "yes",
    ]);
  });
  test.each([
    ["tooshort1", "password-too-short"],
    ["é".repeat(9), "password-too-short"],
    ["long ".repeat(26), "password-too-long"],
    ["Password123", "password-common"],
    ["aaaaaaaaaaaa", "password-common"],
    ["qwertyuiop", "password-common"],
  ])("with %j as the password is refused", async (password, reason) => {
    const house = await openQuietHouse();
    const guest = await arrive(house);
    expect(await signUp(guest.call, "Ada", password)).toBe(reason);
    expect((await guest.call.people.me.query()).account).toBeUndefined();
  });
  test("under a name that somebody goes by in any room is refused, and the name stays free", async () => {
    const house = await openQuietHouse();
    const [bo, guest, other] = await Promise.all([arrive(house), arrive(house), arrive(house)]);
    for (const { call } of [bo, guest]) await call.rooms.enter.mutate({ room: "tea" });
    await bo.call.people.change.mutate({ name: "Bo" });
    await bo.call.messages.post.mutate({ room: "tea", id: newId(), text: "here" });
    for (const { call } of [guest, other]) expect(await signUp(call, "Во")).toBe("name-taken");
    await bo.call.people.change.mutate({ name: "Bonnie" });
    expect(await signUp(other.call, "Bo")).toBe("yes");
  });
  test("is for three an hour behind one address, and who is refused for the name does not count", async () => {
    const house = await openQuietHouse({ SIGN_UPS_PER_HOUR: "3" });
    const guest = await arrive(house);
    for (const name of ["One", "Two", "Three"]) await signedUp(house, name);
    expect(await signUp(guest.call, "One")).toBe("name-claimed");
    expect(await signUp(guest.call, "Four")).toBe("too-fast");
  });
  test("under 32 letters of any script is taken, and they log in by them, also where a keyboard writes them in parts", async () => {
    const house = await openQuietHouse();
    for (const letter of ["한", "ễ", "ی", "क", "👋", "ᾂ"]) {
      const name = letter.repeat(NAME_CHARS);
      await signedUp(house, name);
      expect(await logIn(overHttp(house.url), name.normalize("NFD"))).toBe("yes");
    }
  });
  test("under a few signs that stand for many letters each is refused as too long", async () => {
    const house = await openQuietHouse();
    const guest = await arrive(house);
    expect(await signUp(guest.call, "\uFDFA".repeat(8))).toBe("name-too-long");
    expect(await signUp(guest.call, "\uFDFA".repeat(7))).toBe("yes");
  });
  test("asks for a name as often as somebody tries some to wear, not as a program does", async () => {
    const house = await openQuietHouse();
    const guest = await arrive(house);
    for (let i = 0; i < 20; i += 1) expect(await signUp(guest.call, "x".repeat(NAME_CHARS + 1))).toBe("name-too-long");
    expect(await signUp(guest.call, "Ada")).toBe("too-fast");
    expect(await signUp((await arrive(house)).call, "Ada")).toBe("yes");
  });
  test("twice is refused", async () => {
    const house = await openQuietHouse();
    const { call } = await signedUp(house, "Ada");
    expect(await signUp(call, "Countess")).toBe("signed-up-already");
    expect(await signUp((await arrive(house)).call, "Countess")).toBe("yes");
  });
  test("over a socket is refused: its answer could set no cookie", async () => {
    const house = await openQuietHouse();
    const program = await connect(house.url);
    cleanups.push(() => program.close());
    const answer = program.call.accounts.signUp.mutate({ name: "Ada", password: PASSWORD });
    expect(await answer.then(() => "yes", reasonOf)).toBe("http-only");
  });
});

describe("a name that somebody signed up with", () => {
  test("nobody else wears, nor one like it: not as a guest, not in a room", async () => {
    const house = await openQuietHouse();
    const bo = await arrive(house);
    await bo.call.people.change.mutate({ name: "Аda" });
    const silent = await arrive(house);
    await silent.call.people.change.mutate({ name: "ADA" });
    expect((await silent.call.rooms.enter.mutate({ room: "lobby" })).you.name).toBe("ADA");
    const ada = await signedUp(house, "Ada");
    const late = await arrive(house);
    for (const name of ["Ada", "ADA", "А d a"])
      expect(await late.call.people.change.mutate({ name }).then(() => "yes", reasonOf)).toBe("name-claimed");
    // Who wore it before walks into rooms as somebody else.
    expect((await bo.call.rooms.enter.mutate({ room: "tea" })).you.name).toBe("Аda 2");
    expect((await ada.call.rooms.enter.mutate({ room: "tea" })).you.name).toBe("Ada");
    // So does who wore it in a room without a word there.
    expect((await silent.call.rooms.enter.mutate({ room: "lobby" })).you.name).toBe("ADA 2");
    expect(await ada.call.people.change.mutate({ name: "ada" })).toMatchObject({ name: "ada" });
  });
});

test("a room without guests lets in who signed up, and shows nobody else what is said there", async () => {
  const house = await openQuietHouse();
  const host = await arrive(house);
  const { room } = await host.call.rooms.open.mutate({ name: "Members", signedUp: true });
  const guest = await arrive(house);
  const enter = (call: Client) => call.rooms.enter.mutate({ room }).then(() => "in", reasonOf);
  expect(await enter(guest.call)).toBe("no-guests");
  expect(await guest.call.messages.before.query({ room, version: 5 }).then(() => "yes", reasonOf)).toBe("not-a-member");
  const { session } = await guest.call.accounts.signUp.mutate({ name: "Ada", password: PASSWORD });
  expect(await enter(overHttp(house.url, session))).toBe("in");
});

describe("logging in", () => {
  test("is the same person elsewhere, and the guest stays behind", async () => {
    const house = await openQuietHouse();
    const ada = await signedUp(house, "Ada");
    await ada.call.rooms.enter.mutate({ room: "tea" });
    const before = await ada.call.people.me.query();
    const guest = await arrive(house);
    await guest.call.rooms.enter.mutate({ room: "lobby" });

    const { session = "", name } = await guest.call.accounts.logIn.mutate({ name: "ada", password: PASSWORD });
    expect(name).toBe("Ada");
    expect(new Set([session, guest.session, ada.session]).size).toBe(3);
    expect(await overHttp(house.url, session).people.me.query()).toEqual(before);
    expect(await holds(guest.session, house)).toBe(false);
    expect(await holds(ada.session, house)).toBe(true);
  });
  test("with a wrong password, or a name that nobody has, is refused alike", async () => {
    const house = await openQuietHouse();
    await signedUp(house, "Ada");
    const { call } = await arrive(house);
    expect(await logIn(call, "Ada", "a cup of coffee")).toBe("wrong-log-in");
    expect(await logIn(call, "Nobody", "a cup of coffee")).toBe("wrong-log-in");
    expect(await logIn(call, "Ada")).toBe("yes");
  });
  test("takes a password as any keyboard composes it", async () => {
    const house = await openQuietHouse();
    await signedUp(house, "Ada", "café au lait".normalize("NFD"));
    expect(await logIn((await arrive(house)).call, "Ada", "café au lait".normalize("NFC"))).toBe("yes");
  });
});

describe("whose session is over", () => {
  test("is out on its sockets within a second, and another's stays", async () => {
    const house = await openQuietHouse();
    const [ada, bo] = [await signedUp(house, "Ada"), await signedUp(house, "Bo")];
    const opened = async (session: string) => {
      const codes: number[] = [];
      const program = await connect(house.url, session, { onClose: (cause) => codes.push(cause?.code ?? 0) });
      cleanups.push(() => program.close());
      await program.call.rooms.discover.query();
      return codes;
    };
    const [adas, bos] = [await opened(ada.session), await opened(bo.session)];
    const trip = await tripOf(() => ada.call.accounts.mine.query());
    const began = performance.now();
    await ada.call.accounts.logOut.mutate();
    expect(await holds(ada.session, house)).toBe(false);
    await until("Ada's socket to be closed", () => adas.includes(4001));
    expect(performance.now() - began).toBeLessThan(1_000 + 20 * trip);
    expect(bos).toEqual([]);
    expect(await holds(bo.session, house)).toBe(true);
  });
  test("is a new guest when they come again", async () => {
    const house = await openQuietHouse();
    const ada = await signedUp(house, "Ada");
    await ada.call.accounts.logOut.mutate();
    const { self, name, account } = await ada.call.people.me.query();
    expect({ name, account }).toEqual({ name: expect.stringMatching(/^Guest\d+$/), account: undefined });
    expect(self).toBeString();
  });
  test("a guest cannot log out: they would be gone for good", async () => {
    const house = await openQuietHouse();
    const guest = await arrive(house);
    expect(await guest.call.accounts.logOut.mutate().then(() => "yes", reasonOf)).toBe("not-signed-up");
  });
});

describe("an account", () => {
  /** Logged in on another device. */
  async function elsewhere(house: House): Promise<string> {
    const { call } = await arrive(house);
    return (await call.accounts.logIn.mutate({ name: "Ada", password: PASSWORD })).session ?? "";
  }
  /** Ada, and the recovery codes that she was told. */
  async function adaWithCodes(house: House) {
    const guest = await arrive(house);
    const { codes, session = "" } = await guest.call.accounts.signUp.mutate({ name: "Ada", password: PASSWORD });
    return { codes, session, call: overHttp(house.url, session) };
  }

  test("lists where one is logged in, and ends it there", async () => {
    const house = await openQuietHouse();
    const ada = await signedUp(house, "Ada");
    const away = await elsewhere(house);
    const { name, codes, sessions } = await ada.call.accounts.mine.query();
    expect({ name, codes, here: sessions.map(({ here }) => here).toSorted() }).toEqual({
      name: "Ada",
      codes: 8,
      here: [false, true],
    });
    const other = sessions.find(({ here }) => !here)?.session ?? "";
    await ada.call.accounts.endSession.mutate({ session: other });
    expect([await holds(ada.session, house), await holds(away, house)]).toEqual([true, false]);
    expect((await ada.call.accounts.mine.query()).sessions).toHaveLength(1);
  });
  test("has another password for whoever knows the old one, and other devices have to log in again", async () => {
    const house = await openQuietHouse();
    const ada = await signedUp(house, "Ada");
    const away = await elsewhere(house);
    const change = (password: string, next: string) =>
      ada.call.accounts.changePassword.mutate({ password, next }).then(() => "yes", reasonOf);
    expect(await change("a cup of coffee", "a pot of oolong")).toBe("wrong-password");
    expect(await change(PASSWORD, "short")).toBe("password-too-short");
    expect(await change(PASSWORD, "a pot of oolong")).toBe("yes");
    expect([await holds(ada.session, house), await holds(away, house)]).toEqual([true, false]);
    const late = await arrive(house);
    expect(await logIn(late.call, "Ada")).toBe("wrong-log-in");
    expect(await logIn(late.call, "Ada", "a pot of oolong")).toBe("yes");
  });
  test("is had again by a recovery code, as copied from paper, and each is good once", async () => {
    const house = await openQuietHouse();
    const { codes, session: before } = await adaWithCodes(house);
    expect(new Set(codes).size).toBe(8);
    const recover = async (code: string, name = "Ada") =>
      (await arrive(house)).call.accounts.recover
        .mutate({ name, code, password: "a pot of oolong" })
        .then(({ session = "" }) => session, reasonOf);
    const [first = "", second = ""] = codes;
    expect(await recover("00000-00000-00000-00000")).toBe("wrong-code");
    expect(await recover(first, "Nobody")).toBe("wrong-code");
    const session = await recover(` ${first.toUpperCase().replaceAll("-", " ").replaceAll("0", "O")} `);
    expect((await overHttp(house.url, session).people.me.query()).account).toEqual({ name: "Ada" });
    expect(await holds(before, house)).toBe(false);
    expect(await recover(first)).toBe("wrong-code");
    expect(await holds((await recover(second)) ?? "", house)).toBe(true);
    expect(await logIn((await arrive(house)).call, "Ada", "a pot of oolong")).toBe("yes");
  });
  test("gets new recovery codes for its password, and the old ones are good for nothing", async () => {
    const house = await openQuietHouse();
    const ada = await adaWithCodes(house);
    const make = (password: string) => ada.call.accounts.makeCodes.mutate({ password });
    expect(await make("a cup of coffee").then(() => "yes", reasonOf)).toBe("wrong-password");
    const { codes } = await make(PASSWORD);
    const recover = async (code = "") =>
      (await arrive(house)).call.accounts.recover
        .mutate({ name: "Ada", code, password: "a pot of oolong" })
        .then(() => "yes", reasonOf);
    expect(await recover(ada.codes[0])).toBe("wrong-code");
    expect(await recover(codes[0])).toBe("yes");
  });
});

test("what a crash left of a sign-up is free again", async () => {
  const house = await openQuietHouse();
  const lost = {
    stream: "names",
    event: { type: "name-claimed" as const, at: Date.now() - 61_000, by: "p_lost", name: "Ada" },
  };
  await house.log.append(lost.stream, 0, [lost.event]);
  const again = await openHouse({ log: house.log, settings: { SIGN_UPS_PER_HOUR: "100" } });
  cleanups.push(() => again.close());
  const { call } = await arrive(again);
  expect(await signUp(call, "Ada")).toBe("name-claimed");
  again.app.resume();
  await until("it is free", async () => (await signUp(call, "Ada")) === "yes");
});
