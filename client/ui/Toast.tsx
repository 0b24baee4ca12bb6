// Own instead of Ark's: the live region must stand before the first word, and on the first screen weighs 1 kB so.
import X from "lucide-solid/icons/x";
import type { JSX } from "solid-js";
import { createContext, createSignal, For, onCleanup, Show, useContext } from "solid-js";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import "./Toast.css";

/** Long enough to read two lines and reach its button. */
const SHOWN_MS = 6_000;

interface Toast {
  text: string;
  action?: { label: string; run: () => void };
}

const Say = createContext<(toast: Toast) => void>();

/** Says something in passing: `const toast = useToast(); toast({ text })`. */
export function useToast(): (toast: Toast) => void {
  const say = useContext(Say);
  if (!say) throw new Error("useToast outside of <Toasts>");
  return say;
}

export function Toasts(props: { closeLabel: string; children: JSX.Element }) {
  const [shown, setShown] = createSignal<readonly Toast[]>([]);
  const [held, setHeld] = createSignal(false);
  const hide = (toast: Toast) => setShown((all) => all.filter((one) => one !== toast));
  const timers = new Set<ReturnType<typeof setTimeout>>();
  onCleanup(() => timers.forEach(clearTimeout));

  function hideLater(toast: Toast) {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (held()) hideLater(toast);
      else hide(toast);
    }, SHOWN_MS);
    timers.add(timer);
  }

  function say(toast: Toast) {
    setShown((all) => [...all.filter((one) => one.text !== toast.text), toast]);
    hideLater(toast);
  }

  return (
    <Say.Provider value={say}>
      {props.children}
      <div
        class="toasts"
        role="status"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocusIn={() => setHeld(true)}
        onFocusOut={() => setHeld(false)}
      >
        <For each={shown()}>
          {(toast) => (
            <div class="toast">
              <span dir="auto">{toast.text}</span>
              <Show when={toast.action}>
                {(action) => (
                  <Button
                    kind="quiet"
                    onClick={() => {
                      hide(toast);
                      action().run();
                    }}
                  >
                    {action().label}
                  </Button>
                )}
              </Show>
              <IconButton label={props.closeLabel} icon={X} onClick={() => hide(toast)} />
            </div>
          )}
        </For>
      </div>
    </Say.Provider>
  );
}
