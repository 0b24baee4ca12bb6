import { useLocation, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, onCleanup } from "solid-js";
import type { Call } from "../../server/messages/calls.ts";
import { useApi } from "../api.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { pathOf, roomIn } from "../rooms/paths.ts";
import { useToast } from "../ui/Toast.tsx";
import { show } from "./browser.ts";
import { createCalls } from "./calls.ts";
import { playSound } from "./sound.ts";
import { isOn } from "./switches.ts";

/** In a lively room, one sound stands for all that is said meanwhile. */
const SOUNDS_APART_MS = 3_000;

/** Listens for what calls one, in whatever room, and says so. Draws nothing. */
export function Notifications() {
  const say = useMoreWords();
  const api = useApi();
  const house = useHouse();
  const toast = useToast();
  const navigate = useNavigate();
  const location = useLocation();
  const [shown, setShown] = createSignal<readonly { call: Call; notification: Notification }[]>([]);

  const isVisible = () => document.visibilityState === "visible";
  const isRead = ({ room, posted }: Call) => (house.readMark(room) ?? 0) >= posted;
  const nameOf = ({ room }: Call) => house.cards[room]?.name ?? room;

  createCalls(api, house, {
    isLookingAt: (call) => isVisible() && roomIn(location.pathname) === call.room,
    speak(call) {
      if (isRead(call)) return;
      if (isOn("sound")) sound();
      if (isVisible() && document.hasFocus()) sayInPassing(call);
      else if (isOn("browser")) notify(call);
    },
  });

  let soundedAt = Number.NEGATIVE_INFINITY;
  function sound(): void {
    if (performance.now() - soundedAt < SOUNDS_APART_MS) return;
    soundedAt = performance.now();
    void playSound();
  }

  function sayInPassing(call: Call): void {
    if (call.how === "said") return;
    const text = say(`notifications.${call.how}In`, call.name, nameOf(call));
    toast({ text, action: { label: say("notifications.goThere"), run: () => goTo(call) } });
  }

  function notify(call: Call): void {
    const title = say(`notifications.${call.how}`, call.name);
    const notification = show(title, say("notifications.in", nameOf(call)), call.room);
    if (!notification) return;
    notification.onclick = () => {
      notification.close();
      focus();
      goTo(call);
    };
    setShown((all) => [...all.filter((one) => one.call.room !== call.room), { call, notification }]);
  }

  const goTo = ({ room, version }: Call) => navigate(`${pathOf(room)}#${version}`);

  // What was read meanwhile, here or in another tab, is no news any more.
  createEffect(() => {
    const over = shown().filter(({ call }) => isRead(call));
    if (over.length === 0) return;
    for (const { notification } of over) notification.close();
    setShown((all) => all.filter((one) => !over.includes(one)));
  });
  onCleanup(() => {
    for (const { notification } of shown()) notification.close();
  });
  return null;
}
