import { keep, kept } from "../kept.ts";

/** The house room that is always there. */
export const LOBBY = "lobby";
const KEY = "last-room";

export const pathOf = (room: string): string => `/r/${encodeURIComponent(room)}`;

/** Where the front door leads: the room of the last visit. */
export const lastRoom = (): string | undefined => kept(KEY);

export const keepLastRoom = (room: string): void => keep(KEY, room);

export function forgetLastRoom(room: string): void {
  if (kept(KEY) === room) keep(KEY, undefined);
}

/** The room that an address leads to. */
export function roomIn(path: string): string | undefined {
  const [, written] = /^\/r\/([^/]+)\/?$/.exec(path) ?? [];
  try {
    return written && decodeURIComponent(written);
  } catch {
    // Mistyped, such as "/r/%": no room is called so.
    return undefined;
  }
}
