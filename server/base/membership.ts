import { rejected } from "./decision.ts";

/** What of a room's state says who is in it. */
export interface Membership {
  life: "unknown" | "open" | "closed";
  members: { has(person: string): boolean };
  /** Only its members may know of it. */
  secret: boolean;
  /** Why the house closed it, where it said so. */
  shutFor?: string | undefined;
}

/** Why a person may neither read nor speak. People who may not know of a room hear the same as of one that never was. */
export function notIn(room: Membership, person: string) {
  if (room.life !== "open") return notOpen(room);
  if (room.members.has(person)) return undefined;
  return rejected(room.secret ? "no-such-room" : "not-a-member");
}

export function notOpen({ life, shutFor }: Pick<Membership, "life" | "shutFor">) {
  if (life !== "closed") return rejected("no-such-room");
  return rejected("room-closed", shutFor === undefined ? {} : { note: shutFor });
}
