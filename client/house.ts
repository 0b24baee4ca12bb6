import type { Accessor } from "solid-js";
import { createContext, useContext } from "solid-js";
import type { Look } from "../server/people/events.ts";
import type { RoomCard } from "../server/rooms/view.ts";

/** What every screen knows of the house: oneself, the rooms, and how far one has read. */
export interface House {
  /** Undefined until the house has answered. */
  me: Accessor<Look | undefined>;
  /** Rejects as the call does: see `refusalOf` in wording.ts. */
  change: (look: Partial<Look>) => Promise<void>;
  /** Every public room, by id, as it changes. */
  cards: Readonly<Record<string, RoomCard>>;
  /** Whether the list of rooms came. */
  listed: Accessor<boolean>;
  /** Whether the house was asked and did not answer; it is asked again by itself. */
  unreachable: Accessor<boolean>;
  askAgain: () => void;
  /** Ids of the rooms that one is in, in the order of joining. */
  myRooms: Accessor<readonly string[]>;
  joined: (room: string) => void;
  left: (room: string) => void;
  unreadOf: (room: string) => number;
  unread: Accessor<number>;
  /** `posted`: how many messages had been said in the room when one saw its end. */
  markRead: (room: string, posted: number) => void;
  readMark: (room: string) => number | undefined;
}

export const HouseContext = createContext<House>();

export function useHouse(): House {
  const house = useContext(HouseContext);
  if (!house) throw new Error("useHouse outside of its context");
  return house;
}
