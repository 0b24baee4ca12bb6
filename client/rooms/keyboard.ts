// iOS lays its keyboard over the page instead of making the page smaller: then the shell gets the height that is left.
import { onCleanup } from "solid-js";

/** Less than any keyboard, more than the browser's own bars. */
const KEYBOARD_PX = 120;

export function createVisibleHeight(): void {
  const view = window.visualViewport;
  if (!view) return;
  const root = document.documentElement;

  function update(): void {
    if (!view) return;
    const zoomed = view.scale > 1.01;
    const covered = window.innerHeight - view.height;
    if (zoomed || covered < KEYBOARD_PX) root.style.removeProperty("--visible-height");
    else {
      root.style.setProperty("--visible-height", `${view.height}px`);
      // It also pushes the page up, to show what has the focus; that is in sight by now.
      window.scrollTo(0, 0);
    }
  }

  view.addEventListener("resize", update);
  onCleanup(() => {
    view.removeEventListener("resize", update);
    root.style.removeProperty("--visible-height");
  });
}
