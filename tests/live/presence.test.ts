import { afterEach, describe, expect, test } from "bun:test";
import type { Signals } from "../../server/presence/presence.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

async function teaWith(names: string[]) {
  const house = await openHouse();
  cleanups.push(() => house.close());
  const people: Program[] = [];
  for (const name of names) people.push(await comes(house.url, name));
  return { house, people };
}

async function comes(url: string, name: string, session?: string): Promise<Program> {
  const program = await connect(url, session);
  cleanups.push(() => program.close());
  if (!session) await program.call.people.change.mutate({ name });
  await new Follower(program, "tea").enter();
  return program;
}

async function watch(program: Program) {
  const frames: Signals[] = [];
  program.call.live.signals.subscribe({ room: "tea" }, { onData: (frame) => void frames.push(frame) });
  await until("the first signals", () => frames.length > 0);
  return {
    frames,
    here: (many: number) => until(`${many} to be here`, () => frames.at(-1)?.here === many),
    typing: (...names: string[]) =>
      until(
        `${names} to type`,
        () =>
          frames
            .at(-1)
            ?.typing.map(({ name }) => name)
            .join() === names.join(),
      ),
    people: () => frames.findLast(({ people }) => people)?.people?.map(({ name }) => name),
  };
}

describe("those in a room see", () => {
  test("who is here, each once, and who comes and goes", async () => {
    const { house, people } = await teaWith(["Ada", "Bo"]);
    const seen = await watch(people[0]!);
    expect(seen.frames[0]).toMatchObject({ here: 2, typing: [] });
    expect(seen.people()).toEqual(["Ada", "Bo"]);
    const cy = await comes(house.url, "Cy");
    await seen.here(3);
    const secondTab = await comes(house.url, "Cy", cy.session);
    cy.close();
    const dee = await comes(house.url, "Dee");
    await seen.here(4);
    dee.close();
    await seen.here(3);
    expect(seen.people()).toEqual(["Ada", "Bo", "Cy"]);
    secondTab.close();
    await seen.here(2);
    expect(seen.people()).toEqual(["Ada", "Bo"]);
  });
  test("who types, until they said it", async () => {
    const { people } = await teaWith(["Ada", "Bo"]);
    const seen = await watch(people[0]!);
    await people[1]?.call.presence.typing.mutate({ room: "tea" });
    await seen.typing("Bo");
    await people[1]?.call.messages.post.mutate({ room: "tea", id: newId(), text: "done" });
    await seen.typing();
  });
  test("a new name at once", async () => {
    const { people } = await teaWith(["Ada", "Bo"]);
    const seen = await watch(people[0]!);
    await people[1]?.call.people.change.mutate({ name: "Bobby" });
    await until("the new name", () => seen.people()?.includes("Bobby") ?? false);
  });
});

test("an outsider sees no signals, and is not heard typing", async () => {
  const { house, people } = await teaWith(["Ada"]);
  const seen = await watch(people[0]!);
  const dee = await connect(house.url);
  cleanups.push(() => dee.close());
  const errors: unknown[] = [];
  dee.call.live.signals.subscribe({ room: "tea" }, { onError: (error) => void errors.push(error) });
  await until("the refusal", () => errors.length > 0);
  expect(errors).toMatchObject([{ data: { reason: "not-a-member" } }]);
  await dee.call.presence.typing.mutate({ room: "tea" });
  await people[0]?.call.presence.typing.mutate({ room: "tea" });
  await seen.typing("Ada");
});

test("a card of the house tells how many are there, once a second at most", async () => {
  const { house, people } = await teaWith(["Ada"]);
  const told: { here: number; posted: number }[] = [];
  people[0]?.call.live.house.subscribe(undefined, {
    onData: ({ rooms }) => void told.push(...rooms.filter(({ id }) => id === "tea")),
  });
  await until("the first cards", () => told.length > 0);
  expect(told[0]).toMatchObject({ here: 1, posted: 0 });
  const bo = await comes(house.url, "Bo");
  for (const text of ["one", "two"]) await bo.call.messages.post.mutate({ room: "tea", id: newId(), text });
  await until("two messages of two people", () => told.at(-1)?.here === 2 && told.at(-1)?.posted === 2);
  expect(told.length).toBeLessThanOrEqual(4);
});
