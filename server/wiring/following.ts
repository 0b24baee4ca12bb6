import type { Standing } from "../wire/standing.ts";
// What somebody who follows something is told, and what is kept from them.
import { type House, type HouseNews, lockdownOf } from "./house.ts";

/** Refuses people who may not follow a room. Answers what they are not to hear. */
export function mayFollow(house: House, room: string, standing: Standing) {
  standing.mustBeIn(room);
  const { oneWay, since } = house.ruleOf(room);
  const mask = standing.maskIn(room);
  return {
    since,
    ...(oneWay && { withheld: mask }),
    ...(house.moderates(room, mask) && { moderates: true }),
    // Their own feed, before they say anything that is held.
    ...(!oneWay && standing.isShadowedIn(room) && { own: mask }),
  };
}

/** What somebody is told of the house first, and their own rooms, whose cards follow. */
export function cardsFor(house: House, person: string) {
  const { cards, roomsOf, address } = house;
  const own = roomsOf(person);
  const news: HouseNews = { ...cards.first(own), address: address(), lockdown: lockdownOf(house) };
  return { news, own };
}
