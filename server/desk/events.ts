// What hosts of the house do at the desk to a whole room, or to somebody's sessions. It stands in the stream `house`.

/** The room's own stream says that it is closed, and why; here is who did it, for those at the desk. */
export interface RoomShut {
  type: "room-shut";
  /** What it was called, where everybody knew of it and its name may be in a file. */
  name?: string;
  /** What its people read. */
  reason: string;
  /** Names the closing that this follows. */
  closing?: string;
}

/** Somebody is logged out, from one session or from all; what follows in their own stream is the end of each. */
export interface SessionsEnded {
  type: "sessions-ended";
  whom: string;
  count: number;
  /** SHA-256 of the token of each that ends. */
  sessions?: string[];
}

export type DeskEvent = RoomShut | SessionsEnded;
