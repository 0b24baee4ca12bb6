import { createEffect, createMemo, createSignal, onCleanup } from "solid-js";
import type { LiveRoom } from "../live.ts";

/** Muted until a moment, in milliseconds since 1970. */
export type Silence = { muted: number } | "hushed";

/** Why one cannot speak in the room now, if one cannot. */
export function createSilence(room: LiveRoom) {
  const [now, setNow] = createSignal(Date.now());
  const you = () => room.state()?.you ?? "";
  const isHost = () => room.state()?.view.hosts[you()] ?? false;
  const until = () => room.state()?.view.muted[you()] ?? 0;

  createEffect(() => {
    setNow(Date.now());
    const timer = setTimeout(() => setNow(Date.now()), until() - Date.now());
    onCleanup(() => clearTimeout(timer));
  });

  return createMemo((): Silence | undefined => {
    if (isHost()) return undefined;
    if (until() > now()) return { muted: until() };
    return room.state()?.view.options.hushed ? "hushed" : undefined;
  });
}
