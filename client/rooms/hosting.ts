// What a host does to the room and to people; a refusal is said in passing.
import type { Mask } from "../../server/messages/events.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import type { LiveRoom } from "../live.ts";

export function createHosting(room: LiveRoom) {
  const attempt = createAttempt();
  const { host } = useApi().client.rooms;
  const of = { room: room.id };

  return {
    close: () => attempt(() => host.close.mutate(of)),
    stepDown: () => attempt(() => host.stepDown.mutate(of)),
    answer: (whom: Mask, welcome: boolean) => attempt(() => host.answerNewcomer.mutate({ ...of, whom, welcome })),
    /** @param ms for so long; 0 ends a mute */
    mute: (whom: Mask, ms: number) => attempt(() => host.mute.mutate({ ...of, whom, ms })),
    remove: (whom: Mask) => attempt(() => host.remove.mutate({ ...of, whom })),
    nameHost: (whom: Mask) => attempt(() => host.name.mutate({ ...of, whom })),
    handOver: (whom: Mask) => attempt(() => host.handOver.mutate({ ...of, whom })),
  };
}
