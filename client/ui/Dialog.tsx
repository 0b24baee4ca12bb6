// Ark's dialog weighs more than the rest of the first screen: import what shows one with later().
import { Dialog as Ark } from "@ark-ui/solid/dialog";
import X from "lucide-solid/icons/x";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { Portal } from "solid-js/web";
import { IconButton } from "./IconButton.tsx";
import "./Dialog.css";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  /** It has left the screen. Two at once would not do: the going one takes the coming one along. */
  onGone?: () => void;
  title: string;
  /** What the button that closes it is called. */
  closeLabel: string;
  /** Middle of the page, from the side where reading starts, or from below. */
  from?: "middle" | "start" | "below";
  /** For a form with much in it. */
  wide?: boolean;
  /** A drawer whose content has a heading of its own shows none. */
  hideTitle?: boolean;
  /** "alertdialog" for a question that must be answered. */
  role?: "dialog" | "alertdialog";
  /** What gets the focus when it closes, if not what had it before. */
  backTo?: () => HTMLElement | null;
  children: JSX.Element;
}

export function Dialog(props: DialogProps) {
  return (
    <Ark.Root
      open={props.open}
      onOpenChange={(change) => !change.open && props.onClose()}
      role={props.role ?? "dialog"}
      finalFocusEl={() => props.backTo?.() ?? null}
      onExitComplete={() => props.onGone?.()}
      lazyMount
      unmountOnExit
    >
      <Portal>
        <Ark.Backdrop class="veil" />
        <Ark.Positioner class="dialog-place" data-from={props.from ?? "middle"}>
          <Ark.Content class="dialog" data-from={props.from ?? "middle"} data-wide={props.wide ? "" : undefined}>
            <header class="dialog-head" classList={{ "sr-only": props.hideTitle }}>
              <Ark.Title class="dialog-title">{props.title}</Ark.Title>
              <Show when={!props.hideTitle}>
                <IconButton label={props.closeLabel} icon={X} onClick={() => props.onClose()} />
              </Show>
            </header>
            {props.children}
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  );
}
