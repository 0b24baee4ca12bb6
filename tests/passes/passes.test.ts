// From phone to laptop: a pass makes another device one's own, for two minutes, once.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { PASS_MS, Passes } from "../../server/passes/passes.ts";
import type { PassNews } from "../../server/passes/router.ts";
import { connect, type Program, reasonOf } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

let house: House;
const programs: Program[] = [];
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  for (const program of programs.splice(0)) program.close();
  expect(house.errors).toEqual([]);
  await house.close();
});

async function guest(session?: string): Promise<Program> {
  const program = await connect(house.url, session);
  programs.push(program);
  return program;
}

/** Somebody shows a pass; answers what they are told. */
async function showing(who: Program) {
  const told: PassNews[] = [];
  const { unsubscribe } = who.call.passes.show.subscribe(undefined, { onData: (news) => void told.push(news) });
  await until("a pass", () => told.length > 0);
  const [first] = told;
  return { told, token: first && "token" in first ? first.token : "", stop: unsubscribe };
}

test("another device becomes the same person, and the first one hears of it", async () => {
  const [phone, laptop] = [await guest(), await guest()];
  await phone.call.people.change.mutate({ name: "Ada" });
  await phone.call.rooms.enter.mutate({ room: "tea" });
  const { told, token } = await showing(phone);
  expect(await laptop.call.passes.look.query({ token })).toMatchObject({ name: "Ada", already: false });
  const { session } = await laptop.call.passes.take.mutate({ token });
  await until("the phone to hear", () => told.length > 1);
  expect(told[1]).toEqual({ over: "taken" });
  const same = await guest(session);
  expect(await same.call.people.me.query()).toMatchObject({ name: "Ada", rooms: ["tea"] });
  expect(await phone.call.people.me.query()).toMatchObject({ name: "Ada", rooms: ["tea"] });
});

test("a pass is used once, also by two at once", async () => {
  const [phone, one, two] = [await guest(), await guest(), await guest()];
  const { token } = await showing(phone);
  const take = ({ call }: Program) => call.passes.take.mutate({ token }).then(() => "taken", reasonOf);
  expect((await Promise.all([take(one), take(two)])).sort()).toEqual(["pass-over", "taken"]);
  expect(await one.call.passes.look.query({ token }).catch(reasonOf)).toBe("pass-over");
});

test("a pass that is not shown any more does not work", async () => {
  const [phone, laptop] = [await guest(), await guest()];
  const { token, stop } = await showing(phone);
  stop();
  await until("it to be over", async () =>
    laptop.call.passes.look.query({ token }).then(
      () => false,
      (error) => reasonOf(error) === "pass-over",
    ),
  );
});

test("a pass is over after two minutes", () => {
  let now = 0;
  const passes = new Passes(() => now);
  let used = 0;
  const { token } = passes.make("p_ada", () => (used += 1));
  now = PASS_MS - 1;
  expect(passes.personOf(token)).toBe("p_ada");
  now = PASS_MS;
  expect([passes.personOf(token), passes.take(token), used]).toEqual([undefined, undefined, 0]);
});

test("whoever guesses is slowed down", async () => {
  const laptop = await guest();
  const guess = () => laptop.call.passes.look.query({ token: "x".repeat(43) }).catch(reasonOf);
  const reasons: unknown[] = [];
  for (let tries = 0; tries < 12; tries += 1) reasons.push(await guess());
  expect(reasons[0]).toBe("pass-over");
  expect(reasons.at(-1)).toBe("too-fast");
});
