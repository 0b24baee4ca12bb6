import { hashOf } from "../../server/base/tokens.ts";
// All that people, hosts of rooms, moderators and the host of a house do, and what the house does by itself.
import { HOUSE_STREAM, personStream, roomStream } from "../../server/events.ts";
import { makeHostLink } from "../../server/roles/decide.ts";
import { newHostToken } from "../../server/roles/hostLink.ts";
import { close, open } from "../../server/rooms/decide.ts";
import { Expiry } from "../../server/rooms/expiry.ts";
import { arrive, type Client, overHttp, PASSWORD, signedUp } from "../support/accounts.ts";
import { DAY, HOUR } from "../support/cast.ts";
import { newId, reasonOf } from "../support/client.ts";
import type { wallClock } from "../support/clock.ts";
import type { House } from "../support/house.ts";
import type { Chance } from "./chance.ts";

export interface Somebody {
  session: string;
  call: Client;
  /** What they said, to edit or take back. */
  said: { room: string; version: number }[];
}

/** Who does things, where, and when. */
export interface Stage {
  house: House;
  chance: Chance;
  clock: ReturnType<typeof wallClock>;
  people: Somebody[];
  /** They look after the house; the first is its host. */
  keepers: Somebody[];
}

const ROOMS = ["lobby", "tea", "attic", "cellar", "~den"];
/** Of so many deeds one ends much: words and acts are to gather in between. */
const SELDOM = 60;

export const personOf = ({ app }: House, { session }: Somebody): string => app.personOf(hashOf(session)) ?? "";

/** A house with its keepers, and so many guests. */
export async function gather(stage: Pick<Stage, "house" | "chance" | "clock">, guests: number): Promise<Stage> {
  const { house, clock } = stage;
  const keepers: Somebody[] = [];
  for (const name of ["Ada", "Cy", "Dee"]) keepers.push({ ...(await signedUp(house, name)), said: [] });
  const [ada, ...others] = keepers;
  const { chat, deciding } = house.app.roles;
  const token = newHostToken();
  const wish = { at: clock.now(), link: hashOf(token) };
  await chat.carryOut(HOUSE_STREAM, deciding, (roles) => makeHostLink(roles, wish));
  if (!ada) throw new Error("nobody hosts the house");
  const { session = "" } = await ada.call.roles.becomeHost.mutate({ token });
  Object.assign(ada, { session, call: overHttp(house.url, session) });
  for (const other of others) await ada.call.roles.nameModerator.mutate({ whom: personOf(house, other) });
  const people: Somebody[] = [];
  for (let i = 0; i < guests; i++) people.push({ ...(await arrive(house)), said: [] });
  return { ...stage, people, keepers };
}

/** One of all that can be done, by one of those who can. Answers what it was, or why it was refused. */
export async function doSomething(stage: Stage): Promise<string> {
  const { chance } = stage;
  if (chance.below(SELDOM) === 0) return doOne(stage, endings(stage));
  const room = chance.oneOf(ROOMS);
  const dice = chance.below(10);
  if (dice < 2) return doOne(stage, keeping(stage));
  if (dice < 4) return doOne(stage, leading(stage, room, oneOfThose(stage, room, "hosts")));
  const one = dice < 5 ? chance.oneOf(stage.people) : oneOfThose(stage, room, "members");
  return doOne(stage, dice < 6 ? coming(stage, room, one) : talking(stage, room, one));
}

type Deeds = Record<string, () => Promise<unknown>>;

async function doOne(stage: Stage, deeds: Deeds): Promise<string> {
  const what = stage.chance.oneOf(Object.keys(deeds));
  try {
    await deeds[what]?.();
    return what;
  } catch (error) {
    return `not ${what}: ${reasonOf(error) ?? String(error)}`;
  }
}

/** Somebody who is in a room, or leads it; anybody where nobody is. */
function oneOfThose({ house, chance, people, keepers }: Stage, room: string, which: "members" | "hosts"): Somebody {
  const { chat, deciding } = house.app.rooms;
  const those = chat.peek(roomStream(room), deciding)[which];
  const there = [...people, ...keepers].filter((one) => those.has(personOf(house, one)));
  return chance.oneOf(there.length > 0 ? there : people);
}

/** What leads to being there, and away. */
function coming({ chance }: Stage, room: string, { call }: Somebody): Deeds {
  return {
    enter: () => call.rooms.enter.mutate({ room }),
    "enter another": () => call.rooms.enter.mutate({ room: chance.oneOf(ROOMS) }),
    leave: () => call.rooms.leave.mutate({ room }),
    change: () => call.people.change.mutate({ name: `Name ${chance.below(8)}`, hue: chance.below(360) }),
    open: () => call.rooms.open.mutate({ name: chance.oneOf(["Attic", "Cellar"]) }),
    "open in memory": () => call.rooms.open.mutate({ name: "Den", keep: "memory" }),
    appeal: () => call.moderation.appeal.mutate({ text: "It was not me" }),
  };
}

/** What everybody does with words. */
function talking({ house, chance }: Stage, room: string, { call, said }: Somebody): Deeds {
  const some = { room, version: chance.between(1, house.log.versionOf(roomStream(room)) + 1) };
  const mine = said.length > 0 ? chance.oneOf(said) : some;
  const say = async (replyTo?: number) => {
    const text = `words ${chance.below(1e9)}`;
    const { version } = await call.messages.post.mutate({ room, id: newId(), text, replyTo });
    said.push({ room, version });
  };
  return {
    post: () => say(),
    "post more": () => say(),
    "post yet more": () => say(),
    reply: () => say(some.version),
    edit: () => call.messages.edit.mutate({ ...mine, text: `other words ${chance.below(1e9)}` }),
    erase: () => call.messages.erase.mutate(mine),
    react: () =>
      call.messages.react.mutate({ ...some, emoji: chance.oneOf(["👍", "🎉", "❤️"]), on: chance.below(3) > 0 }),
    report: () => call.reports.make.mutate({ room, version: some.version, ground: "spam", line: "look" }),
  };
}

/** What whoever leads a room does. */
function leading({ house, chance }: Stage, room: string, { call }: Somebody): Deeds {
  const view = house.app.rooms.rooms().get(room);
  const oneOf = (masks: object | undefined) => chance.oneOf(["nobody", ...Object.keys(masks ?? {})]);
  const { host } = call.rooms;
  return {
    options: () => host.change.mutate({ room, options: chance.oneOf(OPTIONS) }),
    mute: () => host.mute.mutate({ room, whom: oneOf(view?.members), ms: chance.oneOf([0, 60_000]) }),
    remove: () => host.remove.mutate({ room, whom: oneOf(view?.members) }),
    name: () => host.name.mutate({ room, whom: oneOf(view?.members) }),
    "let in": () => host.answerNewcomer.mutate({ room, whom: oneOf(view?.knocking), welcome: chance.below(3) > 0 }),
    filter: () => host.filter.mutate({ room, filter: { link: chance.oneOf(["refuse", "hold"]) } }),
    invite: () => call.invites.make.mutate({ room, uses: 2 }),
  };
}

const OPTIONS = [{ held: true }, { held: false }, { hushed: true }, { hushed: false }, { most: 5 }, { most: 0 }];

/** What moderators and the host of the house do. */
function keeping({ house, chance, keepers, people }: Stage): Deeds {
  const { call } = chance.oneOf(keepers);
  const { moderation, reports, rules, messages } = call;
  const { room, version } = chance.oneOf(
    people.flatMap(({ said }) => said.slice(-3)).concat({ room: "tea", version: 1 }),
  );
  const ms = chance.oneOf([HOUR, DAY, null]);
  const act = (deed: "purge" | "mute" | "shadow-mute" | "ban", purge: boolean) => () =>
    moderation.act.mutate({ target: { room, version }, deed, ms, network: false, purge, ground: "spam" });
  const onAct = async (deed: (act: string) => Promise<unknown>, appealed = false) => {
    const acts = (await moderation.acts.query()).filter(({ appeal }) => !appealed || appeal !== undefined);
    if (acts.length > 0) await deed(chance.oneOf(acts).act);
  };
  const undo = () => onAct((one) => moderation.undo.mutate({ act: one }));
  return {
    hide: () => moderation.hide.mutate({ room, version, ground: "spam" }),
    purge: act("purge", false),
    "mute by moderators": act("mute", chance.below(2) === 0),
    "shadow-mute": act("shadow-mute", chance.below(2) === 0),
    ban: act("ban", chance.below(2) === 0),
    undo,
    "undo another": undo,
    "undo yet another": undo,
    "decide an appeal": () =>
      onAct((one) => moderation.decideAppeal.mutate({ act: one, lifted: chance.below(2) > 0 }), true),
    "decide a report": async () => {
      const one = chance.oneOf(await reports.queue.query());
      if (one) await reports.decide.mutate({ room: one.room, case: one.case, outcome: "dismissed" });
    },
    "let through": async () => {
      const one = chance.oneOf(await reports.held.query());
      if (one) await messages.letThrough.mutate({ room: one.room, version: one.version });
    },
    "set rules": () =>
      rules.change.mutate({
        own: [{ words: "words", as: "words", treatment: chance.oneOf(["hold", "mask", "allow"]) }],
      }),
    "lock down": () => rules.lockDown.mutate({ ms: HOUR }),
    "end a lockdown": () => rules.endLockdown.mutate(),
    "name a moderator": () => call.roles.nameModerator.mutate({ whom: personOf(house, chance.oneOf(people)) }),
    "end sessions": async () => {
      const one = chance.oneOf(people);
      await call.desk.endSessions.mutate({ whom: personOf(house, one) });
      Object.assign(one, await arrive(house), { said: [] });
    },
  };
}

/** What is gone with it. */
function endings({ house, chance, clock, people, keepers }: Stage): Deeds {
  const { chat, deciding } = house.app.rooms;
  const room = chance.oneOf(ROOMS.slice(1));
  const again = async (one: Somebody) => Object.assign(one, await arrive(house), { said: [] });
  return {
    close: () => closeAndOpen(house, room, clock.now()),
    "close at the desk": () => (keepers[0] as Somebody).call.desk.shutRoom.mutate({ room, reason: "Nobody needs it" }),
    forget: async () => {
      const one = chance.oneOf(people);
      await one.call.mine.forget.mutate({ erase: "everything" });
      await again(one);
    },
    expire: async () => {
      clock.pass(chance.oneOf([HOUR, 6 * HOUR]));
      await new Expiry({ ...house.app.rooms, now: clock.now }).round();
    },
    "sign up": async () => {
      const one = chance.oneOf(people);
      const { session } = await one.call.accounts.signUp.mutate({
        name: `Name-${chance.below(1e6)}`,
        password: PASSWORD,
      });
      Object.assign(one, { session, call: overHttp(house.url, session) });
    },
    "log out": async () => {
      const one = chance.oneOf(people);
      await one.call.accounts.logOut.mutate();
      await again(one);
    },
    lapse: async () => {
      // Somebody who was here a moment, and never came again.
      const { session } = await arrive(house);
      const person = house.app.personOf(hashOf(session)) ?? "";
      await chat.carryOut(personStream(person), deciding, () => [
        { type: "person-lapsed", at: clock.now(), by: person, erases: "all" },
      ]);
    },
  };
}

/** A room of the house comes back as soon as its file is read again. */
async function closeAndOpen({ app }: House, room: string, at: number): Promise<void> {
  const { chat, deciding } = app.rooms;
  const { house, options } = chat.peek(roomStream(room), deciding);
  await chat.carryOut(roomStream(room), deciding, (state) => close(state, { at }));
  if (house) await chat.carryOut(roomStream(room), deciding, (state) => open(state, { at, options, house }));
}
