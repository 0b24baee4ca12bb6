import { playSound } from "../notifications/sound.ts";
import { isOn } from "../notifications/switches.ts";

/** Calls somebody back to this tab who looks at another one while they wait. */
export function beckon(title: string): void {
  if (document.visibilityState === "visible") return;
  if (isOn("sound")) void playSound();
  const before = document.title;
  document.title = title;
  const look = () => {
    if (document.title === title) document.title = before;
  };
  document.addEventListener("visibilitychange", look, { once: true });
}
