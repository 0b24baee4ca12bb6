// What hovering is on the desktop, a long press is under a finger.
import { onCleanup } from "solid-js";

/** As long as the phones' own. */
const HOLD_MS = 450;
/** A finger that moves further than this scrolls. */
const STILL_PX = 10;

export function createLongPress(pressed: (at: { x: number; y: number }) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  const stop = () => clearTimeout(timer);
  onCleanup(stop);
  return {
    onPointerDown(event: PointerEvent): void {
      stop();
      if (event.pointerType === "mouse" || isControl(event.target)) return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => pressed(from), HOLD_MS);
    },
    onPointerMove(event: PointerEvent): void {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PX) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    /** Android's own menu for a long press would stand over ours. */
    onContextMenu(event: PointerEvent | MouseEvent): void {
      const finger = "pointerType" in event && event.pointerType !== "" && event.pointerType !== "mouse";
      if (finger && !isControl(event.target)) event.preventDefault();
    },
  };
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("a, button, textarea") !== null;
