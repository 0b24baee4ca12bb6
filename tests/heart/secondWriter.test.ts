// Two servers decide on one record: whoever is late decides again, on what the other one did.
import { expect, test } from "bun:test";
import { rejected } from "../../server/base/decision.ts";
import { counted, counting, heartOn, idOf, settled } from "../support/hearts.ts";
import { sharedRecord } from "../support/sharedRecord.ts";
import { chanceFrom } from "../torture/chance.ts";

const STREAMS = ["room:tea", "room:attic"];
const ORDERS = 1_000;

/** Nothing of it takes time but turns. */
async function orderOf(seed: number) {
  const chance = chanceFrom(seed);
  const wait = async () => {
    for (let turns = chance.below(4); turns > 0; turns--) await settled();
  };
  const shared = sharedRecord(wait);
  const hearts = await Promise.all([heartOn(shared.join()), heartOn(shared.join())]);
  const told: string[][] = [[], []];
  hearts.forEach(({ chat }, i) => chat.listeners.push((_stream, events) => told[i]?.push(...events.map(idOf))));
  const accepted: string[] = [];
  /** What was decided on something else than the record said then. */
  const stale: string[] = [];
  /** Said once in a stream, whoever says it first. */
  const say = async (heart: (typeof hearts)[number], stream: string, id: string) => {
    const decide = (ids: readonly string[]) =>
      ids.includes(id) ? rejected("said-already") : [counted(id), counted(`${id}!`)];
    const read = async () => {
      const events = await heart.log.read(stream, { after: 0 }, 1_000);
      await wait();
      return events.map(idOf);
    };
    const onWhatWasRead = ({ ids }: { readonly ids: readonly string[] }, read: readonly string[] = ["nothing"]) => {
      if (read.join() !== ids.join()) stale.push(`${stream} ${id}`);
      return decide(ids);
    };
    const answer = chance.below(2)
      ? await heart.chat.carryOut(stream, counting, onWhatWasRead, read)
      : await heart.count(stream, decide);
    if (!("rejected" in answer)) accepted.push(`${stream} ${id}`);
    return "rejected" in answer ? answer.rejected : "said";
  };
  const answers: Promise<string>[] = [];
  for (let i = 0; i < 12; i++) {
    answers.push(say(chance.oneOf(hearts), chance.oneOf(STREAMS), `w${chance.below(8)}`));
    await wait();
  }
  const outcomes = await Promise.all(answers);
  await Promise.all(hearts.map(({ log }) => log.upToDate()));
  return { hearts, told, accepted, stale, outcomes };
}

test("two servers on one record lose nothing, double nothing, and tell all in order", async () => {
  for (let seed = 1; seed <= ORDERS; seed++) {
    const { hearts, told, accepted, stale, outcomes } = await orderOf(seed);
    const [one, two] = hearts;
    const recorded = (await Array.fromAsync(one.log.replay())).flat();
    for (const stream of STREAMS) {
      const ids = recorded.filter((event) => event.stream === stream).map(idOf);
      expect([seed, one.ids(stream)]).toEqual([seed, ids]);
      expect([seed, two.ids(stream)]).toEqual([seed, ids]);
      expect([seed, new Set(ids).size]).toEqual([seed, ids.length]);
      expect([seed, one.shown(stream)]).toEqual([seed, two.shown(stream)]);
    }
    expect([seed, told[0]]).toEqual([seed, recorded.map(idOf)]);
    expect([seed, told[1]]).toEqual([seed, recorded.map(idOf)]);
    const firsts = recorded.filter((event) => !idOf(event).endsWith("!"));
    expect([seed, accepted.sort()]).toEqual([seed, firsts.map((event) => `${event.stream} ${idOf(event)}`).sort()]);
    expect([seed, stale]).toEqual([seed, []]);
    expect(outcomes.every((outcome) => ["said", "said-already"].includes(outcome))).toBe(true);
  }
});
