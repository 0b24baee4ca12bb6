import type { House } from "../house.ts";
import type { LiveRoom } from "../live.ts";

/** Whether one is a host of the room on the screen. */
export const isHost = (room: LiveRoom): boolean => {
  const state = room.state();
  return state?.view.hosts[state.you] === true;
};

/** Whether one moderates in the room on the screen: as its host, or as somebody who looks after the house. */
export const moderates = (house: House, room: LiveRoom): boolean => house.role() !== undefined || isHost(room);
