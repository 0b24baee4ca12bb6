import type { LiveRoom } from "../live.ts";

/** Whether one is a host of the room on the screen. */
export const isHost = (room: LiveRoom): boolean => {
  const state = room.state();
  return state?.view.hosts[state.you] === true;
};
