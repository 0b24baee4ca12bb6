import { createEffect, createMemo, on, onCleanup } from "solid-js";
import type { Mask } from "../../server/events.ts";
import { MINDED_ROOMS_MOST } from "../../server/limits.ts";
import type { Call, Called } from "../../server/messages/calls.ts";
import type { Api } from "../api.ts";
import type { House } from "../house.ts";
import { claim } from "./claim.ts";

/** So long the tab that shows the room has for claiming a call before another one speaks of it. */
const A_MOMENT_MS = 300;

/** Follows the calls of all rooms; hands on those to be spoken of, each to one tab. */
export function createCalls(
  api: Api,
  house: House,
  tab: { isLookingAt: (call: Call) => boolean; speak: (call: Call) => void },
): void {
  const known = new Set<string>();
  /** What waits its moment: said and mentioned at once is mentioned. */
  const waiting = new Map<string, Call>();
  let you: Record<string, Mask> = {};
  let fresh = true;

  function told({ calls, you: masks }: Called): void {
    you = masks ?? you;
    for (const call of calls) {
      const key = `${call.room} ${call.version}`;
      const isNew = !known.has(key);
      if (call.how !== "said") {
        known.add(key);
        house.called(call);
      }
      // What called before this page was opened is seen in the sidebar.
      if (isNew && !fresh && isWanted(call)) void hear(key, call);
    }
    fresh = false;
  }

  const isWanted = ({ room, how, by }: Call) => (how === "said" ? you[room] !== by : house.levelOf(room) !== "nothing");

  async function hear(key: string, call: Call): Promise<void> {
    if (waiting.has(key)) return void waiting.set(key, call);
    waiting.set(key, call);
    if (!tab.isLookingAt(call)) await new Promise((resolve) => setTimeout(resolve, A_MOMENT_MS));
    const looking = tab.isLookingAt(call);
    const mine = await claim(key);
    const heard = waiting.get(key);
    waiting.delete(key);
    if (mine && !looking && heard) tab.speak(heard);
  }

  const minded = createMemo(() => house.myRooms().filter((room) => house.levelOf(room) === "everything"), [], {
    equals: (before, now) => before.join() === now.join(),
  });
  createEffect(
    on(minded, (everything) => {
      const following = api.client.live.calls.subscribe(
        { everything: everything.slice(0, MINDED_ROOMS_MOST) },
        { onData: told },
      );
      onCleanup(() => following.unsubscribe());
    }),
  );
}
