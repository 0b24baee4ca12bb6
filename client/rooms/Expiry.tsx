// Words disappear from the screen when their time is over, also while the house sleeps or the connection is away.
import { createEffect, on, onCleanup } from "solid-js";
import { keptMs } from "../../server/rooms/options.ts";
import { useRoom } from "../live.ts";
import { makeHouseClock } from "./houseClock.ts";

/** No timer runs for longer than 24 days, and the clock may be set meanwhile: looked at again once an hour. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

/** Draws nothing. */
export function Expiry() {
  const room = useRoom();
  const clock = makeHouseClock(Date.now);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const kept = () => keptMs(room.state()?.view.options.keep ?? "ever");
  const oldest = () => room.state()?.rows.find(({ kind }) => kind === "message");

  function lookAgain(): void {
    clearTimeout(timer);
    const first = oldest();
    if (!first || !Number.isFinite(kept())) return;
    const wait = first.at + kept() - clock.now();
    if (wait <= 0) room.expire(clock.now() - kept());
    else timer = setTimeout(lookAgain, Math.min(wait, LOOK_AGAIN_MS));
  }

  // What the house has just shown has not expired there.
  createEffect(
    on(room.entered, () => {
      const first = oldest();
      if (first) clock.isBefore(first.at + kept());
    }),
  );
  createEffect(() => clock.isAfter(room.state()?.rows.at(-1)?.at ?? 0));
  createEffect(on([() => oldest()?.at, kept], lookAgain));
  return null;
}
