import type { Look } from "../people/events.ts";

export interface RoomOpened {
  type: "room-opened";
  name: string;
  topic: string;
  /** Seconds between two messages of one person; 0: as fast as they like. */
  slow: number;
  /** From data/chatrooms.txt, not opened by a person. */
  house: boolean;
}

export interface RoomChanged {
  type: "room-changed";
  name: string;
  topic: string;
  slow: number;
}

/** Its words are erased with it (`erases: "all"`); opening it again starts afresh. */
export interface RoomClosed {
  type: "room-closed";
}

export interface MemberJoined extends Look {
  type: "member-joined";
}

export interface MemberLeft {
  type: "member-left";
}

export interface LookChanged extends Look {
  type: "look-changed";
}

export type RoomEvent = RoomOpened | RoomChanged | RoomClosed | MemberJoined | MemberLeft | LookChanged;
