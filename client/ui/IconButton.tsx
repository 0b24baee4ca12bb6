import type { Component, JSX } from "solid-js";
import { splitProps } from "solid-js";
import { Dynamic } from "solid-js/web";
import "./Button.css";

export interface IconProps {
  size?: number | string;
  strokeWidth?: number | string;
  "aria-hidden"?: "true";
}

interface IconButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: its accessible name, and the hint that hovering shows. */
  label: string;
  icon: Component<IconProps>;
}

export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ["label", "icon", "class", "children"]);
  return (
    <button type="button" aria-label={own.label} title={own.label} {...rest} class={`icon-button ${own.class ?? ""}`}>
      <Dynamic component={own.icon} size={18} strokeWidth={1.75} aria-hidden="true" />
      {own.children}
    </button>
  );
}
