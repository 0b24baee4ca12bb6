import { Navigate } from "@solidjs/router";
import { Show } from "solid-js";
import { useHouse } from "../house.ts";
import { lastRoom, LOBBY, pathOf } from "./paths.ts";

/** Leads to the room of the last visit, if one still is in it; else to the lobby. */
export function FrontDoor() {
  const house = useHouse();
  const last = lastRoom();
  const room = () => (last !== undefined && house.myRooms().includes(last) ? last : LOBBY);
  return (
    <Show when={last === undefined || house.me()}>
      <Navigate href={pathOf(room())} />
    </Show>
  );
}
