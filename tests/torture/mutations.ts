import { connect, newId } from "../support/client.ts";
import { openHouse } from "../support/house.ts";
import { INSIDES } from "../support/insides.ts";
import { mutatedInput, type Procedure, proceduresOf } from "../support/mutations.ts";
import { openSocket, type Raw, textFrame } from "../support/raw.ts";
import { type Random, seeded } from "../support/seeded.ts";
import { until } from "../support/until.ts";
import { must, type Trial } from "./trial.ts";

/** Calls of one guest, who would be slowed down soon after; and guests of one house, which lets in some hundreds at once. */
const PER_GUEST = 80;
const GUESTS = 250;
const AT_ONCE = 20;
/** That all would be refused at the door would try nothing. */
const REACHED = ["answered", "wrong-shape", "no-such-room", "not-yours", "empty", "no-such-message"];

export const mutations: Trial = {
  name: "mutations",
  title: "calls that are nearly right break nothing, whatever they call, and are told nothing of the house's insides",
  async run(world) {
    const random = seeded(world.chance.below(2 ** 31));
    const outcomes = new Map<string, number>();
    const many = world.of(6_000, 100_000);
    for (let calls = 0; calls < many; calls += GUESTS * PER_GUEST)
      await oneHouse(random, outcomes, Math.min(GUESTS, (many - calls) / PER_GUEST));
    for (const outcome of REACHED) must(outcomes.has(outcome), `no call was ${outcome}`);
    return { calls: many, answered: outcomes.get("answered") ?? 0, "kinds of refusals": outcomes.size - 1 };
  },
};

async function oneHouse(random: Random, outcomes: Map<string, number>, guests: number): Promise<void> {
  const house = await openHouse({ settings: { SOCKETS_PER_SESSION: "1000" } });
  const procedures = proceduresOf(house);
  for (let guest = 0; guest < guests; guest++)
    for (const { error } of await oneGuest(house, procedures, random)) {
      const outcome = error ? String(error.data["reason"]) : "answered";
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      must(error?.data["code"] !== "INTERNAL_SERVER_ERROR", `something broke: ${JSON.stringify(error)}`);
      must(!INSIDES.test(JSON.stringify(error) ?? ""), `it told of its insides: ${JSON.stringify(error)}`);
    }
  must(house.errors.length === 0, String(house.errors[0]));
  must(!("polluted" in {}), "every object has a property more");
  const again = await openHouse({ log: house.log });
  must(Bun.deepEquals(again.app.rooms.rooms(), house.app.rooms.rooms()), "the record reads as other rooms");
  for (const one of [house, again]) await one.close();
}

async function oneGuest(
  { url, port }: { url: string; port: number },
  procedures: readonly Procedure[],
  random: Random,
): Promise<Raw["replies"]> {
  const guest = await connect(url);
  await guest.call.rooms.enter.mutate({ room: "tea" });
  await guest.call.messages.post.mutate({ room: "tea", id: newId(), text: "something to edit" });
  const socket = await openSocket(port, guest.session);
  guest.close();
  for (let from = 0; from < PER_GUEST; from += AT_ONCE) {
    const calls = Array.from({ length: AT_ONCE }, (_, i) => callOf(from + i, procedures, random));
    for (const call of calls) {
      socket.write(textFrame(call));
      if (call.method === "subscription") socket.write(textFrame({ id: call.id, method: "subscription.stop" }));
    }
    await until("all answers", () => {
      const answered = new Set(socket.replies.map(({ id }) => id));
      return socket.closed || calls.every(({ id }) => answered.has(id));
    });
    must(!socket.closed, "a socket was closed");
  }
  socket.close();
  return socket.replies;
}

function callOf(id: number, procedures: readonly Procedure[], random: Random) {
  const procedure = procedures[Math.floor(random() * procedures.length)] as Procedure;
  const input = mutatedInput(procedure, random);
  return { id, method: procedure.type, params: { path: procedure.path, input } };
}
