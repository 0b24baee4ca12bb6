import { Popover } from "@ark-ui/solid/popover";
import { createSignal, For, onMount } from "solid-js";
import { Portal } from "solid-js/web";
import { useMoreWords } from "../i18n/more.ts";
import { useActions } from "./actions.ts";
import { emoji } from "./emoji.ts";
import { createOpener } from "./opener.ts";
import "./EmojiPicker.css";

const groups = ["faces", "hands", "hearts", "things"] as const;

/** A small grid of emoji beside whatever asked for one. */
export function EmojiPicker() {
  const say = useMoreWords();
  const actions = useActions();
  const wanted = () => actions.picking() !== undefined;
  const opener = createOpener(wanted);
  // It takes the focus when it opens, but not when it begins open, as it does the first time.
  const [begun, begin] = createSignal(false);
  onMount(() => requestAnimationFrame(() => begin(true)));
  let grid: HTMLDivElement | undefined;

  const place = () => {
    const at = actions.picking()?.at;
    if (!at) return null;
    return at instanceof HTMLElement ? at.getBoundingClientRect() : { ...at, width: 0, height: 0 };
  };
  function choose(one: string): void {
    actions.picking()?.chosen(one);
    close();
  }
  function close(): void {
    // Unless it has gone elsewhere already, as into the text that the emoji was put in.
    const holdsFocus = grid?.contains(document.activeElement);
    actions.pick(undefined);
    if (holdsFocus) opener()?.focus();
  }
  return (
    <Popover.Root
      open={begun() && wanted()}
      onOpenChange={({ open }) => !open && close()}
      positioning={{ getAnchorRect: place, placement: "top-end", gutter: 6 }}
      lazyMount
      unmountOnExit
    >
      <Portal>
        <Popover.Positioner>
          <Popover.Content
            ref={grid}
            class="emoji-picker"
            aria-label={say("messages.emoji.label")}
            onKeyDown={moveInGrid}
          >
            <For each={groups}>
              {(group) => (
                <div class="emoji-group" role="group" aria-label={say(`messages.emoji.groups.${group}`)}>
                  <For each={emoji[group]}>
                    {(one) => (
                      <button type="button" class="emoji" onClick={() => choose(one)}>
                        {one}
                      </button>
                    )}
                  </For>
                </div>
              )}
            </For>
          </Popover.Content>
        </Popover.Positioner>
      </Portal>
    </Popover.Root>
  );
}

/** As many in a row as EmojiPicker.css puts there. */
const COLUMNS = 8;
const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };

function moveInGrid(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = steps[event.key];
  if (step === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(".emoji")];
  const next = all[all.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
