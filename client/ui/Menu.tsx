// Ark's menu is as heavy as its dialog: import what shows one with later().
import { Menu as Ark } from "@ark-ui/solid/menu";
import type { Component, JSX } from "solid-js";
import { For, Show } from "solid-js";
import { Dynamic, Portal } from "solid-js/web";
import type { IconProps } from "./IconButton.tsx";
import "./Menu.css";

export interface MenuEntry {
  label: string;
  icon?: Component<IconProps>;
  danger?: boolean;
  /** What it opens would be closed together with the menu: it waits until that is gone. */
  opens?: boolean;
  onSelect: () => void;
}

interface MenuProps {
  label: string;
  entries: readonly MenuEntry[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** It has left the screen. A dialog that comes before that is taken along. */
  onGone?: () => void;
  /** Where it opens: beside an element, or at a point of the page, as after a long press. */
  at: () => HTMLElement | { x: number; y: number } | undefined;
  /** Above the entries, as a row of reactions. */
  children?: JSX.Element;
}

export function Menu(props: MenuProps) {
  const place = () => {
    const at = props.at();
    if (!at) return null;
    return at instanceof HTMLElement ? at.getBoundingClientRect() : { x: at.x, y: at.y, width: 0, height: 0 };
  };
  let waiting: MenuEntry | undefined;
  function select(entry: MenuEntry | undefined): void {
    if (entry?.opens) waiting = entry;
    else entry?.onSelect();
  }
  function changed(open: boolean): void {
    const at = props.at();
    props.onOpenChange(open);
    if (!open && at instanceof HTMLElement) at.focus();
  }
  return (
    <Ark.Root
      aria-label={props.label}
      open={props.open}
      onOpenChange={(change) => changed(change.open)}
      onSelect={(choice) => select(props.entries[Number(choice.value)])}
      onExitComplete={() => {
        waiting?.onSelect();
        waiting = undefined;
        props.onGone?.();
      }}
      positioning={{ getAnchorRect: place, placement: "bottom-end", gutter: 4 }}
      lazyMount
      unmountOnExit
    >
      <Portal>
        <Ark.Positioner>
          <Ark.Content class="menu">
            {props.children}
            <For each={props.entries}>
              {(entry, index) => (
                <Ark.Item value={String(index())} class="menu-entry" data-danger={entry.danger ? "" : undefined}>
                  <Show when={entry.icon}>
                    {(icon) => <Dynamic component={icon()} size={16} strokeWidth={1.75} aria-hidden="true" />}
                  </Show>
                  {entry.label}
                </Ark.Item>
              )}
            </For>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  );
}
