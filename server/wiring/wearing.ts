// One look in all rooms: whoever changes theirs puts it on in every room that they are in, or in none.
import { alike } from "../base/alike.ts";
import { isRejection, type Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { personStream, roomStream } from "../events.ts";
import type { Process } from "../heart/processes.ts";
import { type Person, wornEverywhere } from "../people/decide.ts";
import type { Look } from "../people/events.ts";
import { changeLook, isWorn } from "../rooms/decide.ts";
import { accepted, refuse } from "../wire/trpc.ts";
import type { House } from "./house.ts";

/** Whether somebody would look otherwise in a room of theirs from now on, or why one of these refuses it. */
export function changesIn(house: House, by: string, look: Look): boolean | Rejection {
  const answers = house.roomsOf(by).map((room) => changeLook(house.stateOf(room), wishIn(house, room, by, look)));
  const refusal = answers.find((answer) => "rejected" in answer);
  return refusal ?? answers.some((answer) => Array.isArray(answer) && answer.length > 0);
}

export const wearing = (house: House): Process => ({
  name: "wearing",
  begins: new Set(["look-chosen"]),
  open: () => house.people().dressing,
  async run(by) {
    const { dressing, looks } = house.people();
    const [about, look] = [dressing.get(by), looks.get(by)];
    if (about === undefined || !look) return;
    await Promise.all(house.roomsOf(by).map((room) => putOn(house, room, by, look)));
    const decide = (state: Frozen<Person>) => wornEverywhere(state, { at: house.now(), by, about });
    accepted(await house.chat.carryOut(personStream(by), house.deciding.people, decide));
  },
});

/** Somebody quicker may have taken the name in one of the rooms meanwhile: there, the old one stays. */
async function putOn(house: House, room: string, by: string, look: Look): Promise<void> {
  const answer = await house.chat.carryOut(roomStream(room), house.deciding.rooms, (state) =>
    changeLook(state, wishIn(house, room, by, look)),
  );
  if (isRejection(answer) && answer.rejected === "disk-full") refuse(answer);
}

const wishIn = ({ now, presence, claims }: House, room: string, by: string, look: Look) => ({
  at: now(),
  by,
  look,
  present: presence.personsIn(room),
  claims: claims(),
});

/** Whether somebody else goes by a name, or one like it, in any open room. Masks are nobody's names. */
export function isWornIn({ rooms, stateOf, presence, now }: House, by: string, name: string): boolean {
  const shape = alike(name);
  const isWornThere = (room: string): boolean => {
    const state = stateOf(room);
    return !state.options.masks && isWorn(state, shape, { by, at: now(), present: presence.personsIn(room) });
  };
  return rooms().keys().some(isWornThere);
}
