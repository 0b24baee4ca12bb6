import ArrowRight from "lucide-solid/icons/arrow-right";
import Lock from "lucide-solid/icons/lock";
import { Match, Switch } from "solid-js";
import type { Options } from "../../server/rooms/options.ts";

/** Before a room's name: what kind it is, at a glance. Words beside it say the same. */
export function RoomSign(props: { room: Pick<Options, "found" | "oneWay" | "most"> | undefined }) {
  return (
    <span class="sidebar-sign" aria-hidden="true">
      <Switch fallback="#">
        <Match when={props.room?.found === "link"}>
          <Lock size={14} strokeWidth={2} />
        </Match>
        <Match when={props.room?.found === "nobody"}>{props.room?.most}</Match>
        <Match when={props.room?.oneWay}>
          <ArrowRight size={14} strokeWidth={2} />
        </Match>
      </Switch>
    </span>
  );
}
