// What people do in the golden house: something of every kind of event that there is, over some months.
import { mkdirSync } from "node:fs";
import { hashOf } from "../../server/base/tokens.ts";
import { HOUSE_STREAM } from "../../server/events.ts";
import { makeHostLink } from "../../server/roles/decide.ts";
import { newHostToken } from "../../server/roles/hostLink.ts";
import { Expiry } from "../../server/rooms/expiry.ts";
import { arrive, type Client, overHttp, PASSWORD } from "../support/accounts.ts";
import { DAY, HOUR, MINUTE } from "../support/cast.ts";
import { newId, reasonOf } from "../support/client.ts";
import { wallClock } from "../support/clock.ts";
import type { House } from "../support/house.ts";
import { picture } from "../support/pictures.ts";
import { upload } from "../support/uploads.ts";
import { GOLDEN_NOON, withHouse } from "../torture/golden.ts";

/** A session that is used is renewed after two months, and a guest's lapses after one unused. */
const MONTHS = 75 * DAY;

type Clock = ReturnType<typeof wallClock>;

interface Somebody {
  session: string;
  call: Client;
}

/** Answers the sessions of those whose screens are looked at: of Ada, who hosts the house, Bo, Gus and Hal. */
export function liveThrough(data: string): Promise<string[]> {
  const clock = wallClock(GOLDEN_NOON - MONTHS);
  return withHouse(
    data,
    async (house) => {
      const keepers = await begin(house);
      const eve = await guest(house, "Eve", 300);
      await say(eve, "tea", "Nobody will hear of me again");
      const [ada, bo, cy, dee] = await months(house, clock, [
        keepers.ada,
        await guest(house, "Bo", 140),
        keepers.cy,
        keepers.dee,
      ]);
      await talk(house, clock, ada, bo);
      await leadRooms(house, ada, bo, dee);
      const { gus, hal } = await moderate(house, clock, ada, cy, bo);
      await setRules(ada, bo);
      await keepAccounts(house, ada, dee);
      await forget(house, ada, bo);
      await lookAfter(ada, bo);
      return [ada, bo, gus, hal].map(({ session }) => session);
    },
    clock.now,
  );
}

/** Another house, of which a room moves into the golden one. */
export async function liveElsewhere(data: string): Promise<void> {
  mkdirSync(data, { recursive: true });
  await withHouse(data, async (house) => {
    const [ida, jo] = [await guest(house, "Ida", 60), await guest(house, "Jo", 250)];
    await upload(house.url, ida.session, await picture("png", 24));
    const { room } = await ida.call.rooms.open.mutate({ name: "Far away", topic: "from another house", keep: "ever" });
    const version = await say(ida, room, "Are we there yet?");
    await jo.call.rooms.enter.mutate({ room });
    await say(jo, room, "Nearly", version);
    await jo.call.messages.react.mutate({ room, version, emoji: "🚚", on: true });
  });
}

async function guest(house: House, name: string, hue: number): Promise<Somebody> {
  const one = await arrive(house);
  await one.call.people.change.mutate({ name, hue, face: 341 });
  for (const room of ["lobby", "tea"]) await one.call.rooms.enter.mutate({ room });
  return one;
}

async function signedUp({ url, ...house }: House, name: string, hue: number): Promise<Somebody> {
  const { call } = await guest({ url, ...house }, `${name} at first`, hue);
  const { session = "" } = await call.accounts.signUp.mutate({ name, password: PASSWORD });
  return { session, call: overHttp(url, session) };
}

const say = async ({ call }: Somebody, room: string, text: string, replyTo?: number): Promise<number> =>
  (await call.messages.post.mutate({ room, id: newId(), text, replyTo })).version;

/** Ada becomes the host of the house, Cy a moderator, and Dee for a while. */
async function begin(house: House): Promise<Record<"ada" | "cy" | "dee", Somebody>> {
  const [ada, cy, dee] = [
    await signedUp(house, "Ada", 20),
    await signedUp(house, "Cy", 220),
    await signedUp(house, "Dee", 90),
  ];
  const { chat, deciding } = house.app.roles;
  const token = newHostToken();
  const wish = { at: GOLDEN_NOON - MONTHS, link: hashOf(token) };
  await chat.carryOut(HOUSE_STREAM, deciding, (roles) => makeHostLink(roles, wish));
  const { session = "" } = await ada.call.roles.becomeHost.mutate({ token });
  Object.assign(ada, { session, call: overHttp(house.url, session) });
  const personOf = ({ session }: Somebody) => house.app.personOf(hashOf(session)) ?? "";
  for (const one of [cy, dee]) await ada.call.roles.nameModerator.mutate({ whom: personOf(one) });
  await ada.call.roles.endModerator.mutate({ whom: personOf(dee) });
  return { ada, cy, dee };
}

type Regulars = [ada: Somebody, bo: Somebody, cy: Somebody, dee: Somebody];

/** All look in now and then but Eve. Answers them with the sessions that took the old ones' places. */
async function months(house: House, clock: Clock, regulars: Regulars): Promise<Regulars> {
  while (clock.now() < GOLDEN_NOON - 10 * DAY) {
    clock.pass(13 * DAY);
    await logInAgain(house, regulars[0]);
    for (const one of regulars) {
      const { session } = await one.call.people.me.query();
      if (session) Object.assign(one, { session, call: overHttp(house.url, session) });
    }
  }
  await house.app.letLapse();
  await say(regulars[1], "tea", "This is kept for a week");
  clock.pass(GOLDEN_NOON - DAY - clock.now());
  await new Expiry({ ...house.app.rooms, now: clock.now }).round();
  clock.pass(DAY - HOUR);
  await logInAgain(house, regulars[0]);
  return regulars;
}

/** A host's session ends with the week. */
async function logInAgain({ url }: House, ada: Somebody): Promise<void> {
  const { session = "" } = await overHttp(url).accounts.logIn.mutate({ name: "Ada", password: PASSWORD });
  Object.assign(ada, { session, call: overHttp(url, session) });
}

/** All that becomes of words, and words that look like what they are not. */
async function talk(house: House, clock: Clock, ada: Somebody, bo: Somebody): Promise<void> {
  const room = "tea";
  const hello = await say(ada, room, "Hello, tea! 🫖 سلام");
  await say(bo, room, "Hi @Ada, `code`, **bold**\nand a second line", hello);
  await say(bo, room, '","crc":"00000000"}');
  const slip = await say(ada, room, "a slip of the fnigers");
  clock.pass(MINUTE);
  await ada.call.messages.edit.mutate({ room, version: slip, text: "a slip of the fingers" });
  await bo.call.messages.erase.mutate({ room, version: await say(bo, room, "I never said this") });
  for (const on of [true, false]) await bo.call.messages.react.mutate({ room, version: hello, emoji: "👍", on });
  await bo.call.messages.react.mutate({ room, version: hello, emoji: "🎉", on: true });
  await bo.call.people.change.mutate({ name: "Bobby" });
  await upload(house.url, bo.session, await picture("png", 24));
  await bo.call.rooms.leave.mutate({ room: "lobby" });

  const masked = await ada.call.rooms.open.mutate({ name: "Masquerade", masks: true, keep: "ever" });
  await bo.call.rooms.enter.mutate(masked);
  await say(bo, masked.room, "Who am I?");
  const letters = await ada.call.rooms.open.mutate({ name: "Letters", oneWay: true, keep: "30d" });
  await bo.call.rooms.enter.mutate(letters);
  for (const one of [ada, bo]) await say(one, letters.room, "Not for my own eyes");
}

function isWaiting(error: unknown): void {
  if (reasonOf(error) !== "waiting") throw error;
}

/** What a host does: in a room with a door, in a private one, and in one that is over. */
async function leadRooms(house: House, ada: Somebody, bo: Somebody, dee: Somebody): Promise<void> {
  const { room } = await bo.call.rooms.open.mutate({ name: "The attic", topic: "dust & letters", keep: "ever" });
  const { host } = bo.call.rooms;
  await host.change.mutate({ room, options: { held: true, slow: 1 } });
  const masks: string[] = [];
  for (const [one, welcome] of [
    [ada, true],
    [dee, false],
    [await guest(house, "Kim", 10), true],
  ] as const) {
    await one.call.rooms.enter.mutate({ room }).catch(isWaiting);
    const [whom = ""] = Object.keys((await bo.call.rooms.enter.mutate({ room })).knocking);
    await host.answerNewcomer.mutate({ room, whom, welcome });
    if (welcome) await one.call.rooms.enter.mutate({ room });
    masks.push(whom);
  }
  const [adas = "", , kims = ""] = masks;
  await host.mute.mutate({ room, whom: adas, ms: HOUR });
  await host.mute.mutate({ room, whom: adas, ms: 0 });
  await host.remove.mutate({ room, whom: kims });
  await host.name.mutate({ room, whom: adas });
  await host.stepDown.mutate({ room });
  await ada.call.rooms.host.filter.mutate({ room, filter: { profanity: "refuse" } });
  await say(ada, room, "Nobody here?");

  const secret = await ada.call.rooms.open.mutate({ name: "Under the stairs", found: "link", keep: "ever" });
  const { token } = await ada.call.invites.make.mutate({ ...secret, uses: 2, passcode: "open sesame" });
  await bo.call.rooms.enter.mutate({ ...secret, invite: token, passcode: "open sesame" });
  const { invite } = await ada.call.invites.make.mutate({ ...secret, ms: DAY });
  await ada.call.invites.revoke.mutate({ ...secret, invite });

  const over = await ada.call.rooms.open.mutate({ name: "Over soon" });
  await say(ada, over.room, "These words go");
  await ada.call.rooms.host.close.mutate(over);
}

/** Reports, acts and appeals. Answers Gus, who is banned, and Hal, whom only moderators hear. */
async function moderate(house: House, clock: Clock, ada: Somebody, cy: Somebody, bo: Somebody) {
  const room = "tea";
  const [gus, hal] = [await guest(house, "Gus", 330), await guest(house, "Hal", 45)];
  const rude = await say(gus, room, "rude words");
  const worse = await say(gus, room, "worse words");
  const silly = await say(hal, room, "silly words");
  for (const version of [rude, silly, worse])
    await bo.call.reports.make.mutate({ room, version, ground: "harassment", line: "look at this" });
  await cy.call.reports.decide.mutate({ room, case: `message ${silly}`, outcome: "dismissed" });
  const { act } = await cy.call.moderation.hide.mutate({ room, version: silly, ground: "spam" });
  await cy.call.moderation.undo.mutate({ act });

  const rest = { network: false, purge: false, ground: "harassment" as const };
  const on = (version: number) => ({ target: { room, version }, ...rest });
  await ada.call.moderation.act.mutate({ ...on(rude), deed: "ban", ms: null, purge: true, note: "Enough." });
  await gus.call.moderation.appeal.mutate({ text: "It was not me" });
  const [banned] = (await cy.call.moderation.acts.query()).filter(({ deed }) => deed === "ban");
  await cy.call.moderation.decideAppeal.mutate({ act: banned?.act ?? "", lifted: false });
  await cy.call.moderation.act.mutate({ ...on(silly), deed: "shadow-mute", ms: 7 * DAY });
  clock.pass(MINUTE);
  const heard = await say(hal, room, "Heard after all");
  await cy.call.messages.letThrough.mutate({ room, version: heard });
  await say(hal, room, "Does anybody hear me?");
  return { gus, hal };
}

/** What the host sets for the house, and what becomes of words by it: masked, and held for a moderator. */
async function setRules(ada: Somebody, bo: Somebody): Promise<void> {
  await ada.call.rules.change.mutate({
    filter: { phone: "mask" },
    own: [{ words: "marzipan", as: "words", treatment: "hold" }],
    ladder: [{ flags: 20, within: DAY, deed: "mute", lasts: HOUR }],
  });
  await say(bo, "tea", "call +1 415 555 2671");
  await say(bo, "tea", "marzipan, anyone?");
  await ada.call.rules.lockDown.mutate({ ms: HOUR });
  await ada.call.rules.endLockdown.mutate();
}

/** A password changed, new codes, one of them used, sessions begun and ended. */
async function keepAccounts({ url }: House, ada: Somebody, dee: Somebody): Promise<void> {
  const phone = await overHttp(url).accounts.logIn.mutate({ name: "Ada", password: PASSWORD });
  await overHttp(url, phone.session).accounts.logOut.mutate();
  await overHttp(url).accounts.logIn.mutate({ name: "ada", password: PASSWORD });
  const { codes } = await dee.call.accounts.makeCodes.mutate({ password: PASSWORD });
  const next = `${PASSWORD}, please`;
  await dee.call.accounts.changePassword.mutate({ password: PASSWORD, next });
  await overHttp(url).accounts.recover.mutate({ name: "Dee", code: codes[0] ?? "", password: next });
  await ada.call.people.change.mutate({ hue: 25 });
}

/** What hosts of the house alone do, at the desk. */
async function lookAfter(ada: Somebody, bo: Somebody): Promise<void> {
  const { room } = await bo.call.rooms.open.mutate({ name: "Shut soon" });
  await ada.call.desk.shutRoom.mutate({ room, reason: "Nobody needs it" });
  const { people } = await ada.call.desk.people.query({ words: "Dee" });
  await ada.call.desk.endSessions.mutate({ whom: people[0]?.person ?? "" });
}

/** Flo signed up, spoke, reported, was banned, appealed and was let in again, and wants to be forgotten. */
async function forget(house: House, ada: Somebody, bo: Somebody): Promise<void> {
  const flo = await signedUp(house, "Flo", 180);
  const version = await say(flo, "tea", "Forget this");
  await say(bo, "tea", "An answer that stays", version);
  await flo.call.reports.make.mutate({ room: "tea", version: version + 1, ground: "other" });
  const rest = { ms: HOUR, network: false, purge: false, ground: "other" as const };
  const { act } = await ada.call.moderation.act.mutate({ target: { room: "tea", version }, deed: "ban", ...rest });
  await flo.call.moderation.appeal.mutate({ text: "By mistake, surely" });
  await ada.call.moderation.decideAppeal.mutate({ act, lifted: true });
  await flo.call.mine.forget.mutate({ erase: "everything" });
}
