// What somebody who follows something is told, and what is kept from them.
import { type House, type HouseNews, lockdownOf } from "../house.ts";
import { notIn } from "../rooms/decide.ts";
import { refuse } from "../trpc.ts";
import { mayCome } from "./holding.ts";

/** Refuses who may not follow a room. Answers what they are not to hear. */
export function mayFollow(house: House, room: string, person: string) {
  const { stateOf, ruleOf, maskOf } = house;
  const refusal = notIn(stateOf(room), person);
  if (refusal) refuse(refusal);
  mayCome(house, room, person);
  const { oneWay, since } = ruleOf(room);
  const mask = maskOf(person, room);
  return {
    since,
    ...(oneWay && { withheld: mask }),
    ...(house.moderates(room, mask) && { moderates: true }),
    // Their own feed, before they say anything that is held.
    ...(!oneWay && house.heldBack(person, "shadow-mute", room) && { own: mask }),
  };
}

/** What somebody is told of the house first, and their own rooms, whose cards follow. */
export function cardsFor(house: House, person: string) {
  const { cards, roomsOf, address } = house;
  const own = roomsOf(person);
  const news: HouseNews = { ...cards.first(own), address: address(), lockdown: lockdownOf(house) };
  return { news, own };
}
