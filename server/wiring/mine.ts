import { releaseUnused } from "../accounts/freeing.ts";
import type { Frozen } from "../base/fold.ts";
import type { Pace } from "../base/pace.ts";
import { isFleeting, personStream, reportsStream, roomStream } from "../events.ts";
import { forget as forgetWords } from "../messages/decide.ts";
import type { Conversation } from "../messages/state.ts";
import type { Mine } from "../mine/forgetting.ts";
import { type ActsState, withdrawAppeals } from "../moderation/decide.ts";
import { finishForgetting, forget, type Person } from "../people/decide.ts";
import { type Reports, withdraw } from "../reports/decide.ts";
import { forget as forgetMember } from "../rooms/decide.ts";
import type { RoomState } from "../rooms/state.ts";
import { accepted } from "../wire/trpc.ts";
import type { House } from "./house.ts";

/** What somebody's traces in the record are read and erased by. */
export function mineOf(house: House, readings: Pace): Mine {
  const { chat, deciding, log, rooms, roomsOf, maskOf, now } = house;
  const wish = (by: string) => ({ at: now(), by });
  return {
    log,
    roomsOf,
    roomsInMemory: () => rooms().keys().filter(isFleeting),
    nameOf: (room) => rooms().get(room)?.options.name,
    pictureOf(person) {
      const { avatar } = house.people().looks.get(person) ?? {};
      return avatar === undefined ? undefined : house.avatars.file(avatar);
    },
    readings,
    async forgetSelf(person) {
      const decide = (state: Frozen<Person>) => forget(state, wish(person));
      accepted(await chat.carryOut(personStream(person), deciding.people, decide));
    },
    forgetting: () => house.people().forgetting,
    forgetNames: (person) => releaseUnused({ ...house, names: deciding.names }, person),
    async forgetMember(room, person, looks) {
      const decide = (state: Frozen<RoomState>) =>
        forgetMember(state, { ...wish(person), mask: maskOf(person, room), looks });
      accepted(await chat.carryOut(roomStream(room), deciding.rooms, decide));
    },
    async forgetWords(room, person, words) {
      const decide = (state: Frozen<Conversation>) => forgetWords(state, { ...wish(person), ...words });
      accepted(await chat.carryOut(roomStream(room), deciding.messages, decide));
    },
    async forgetReports(room, person, erases) {
      const decide = (state: Frozen<Reports>) => withdraw(state, { ...wish(person), erases });
      accepted(await chat.carryOut(reportsStream(room), deciding.reports, decide));
    },
    async forgetAppeals(stream, person, appeals) {
      const decide = (state: Frozen<ActsState>) => withdrawAppeals(state, { ...wish(person), appeals });
      accepted(await chat.carryOut(stream, deciding.acts, decide));
    },
    async forgotten(person) {
      const decide = (state: Frozen<Person>) => finishForgetting(state, wish(person));
      accepted(await chat.carryOut(personStream(person), deciding.people, decide));
    },
  };
}
