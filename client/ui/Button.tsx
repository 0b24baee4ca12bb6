import type { JSX } from "solid-js";
import { splitProps } from "solid-js";
import "./Button.css";

interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: "plain" | "main" | "quiet" | "danger";
  /** Waits for an answer: shows it and takes no further press. */
  busy?: boolean;
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ["kind", "busy", "class", "disabled", "children"]);
  return (
    <button
      type="button"
      {...rest}
      class={`button ${own.class ?? ""}`}
      data-kind={own.kind ?? "plain"}
      disabled={own.disabled || own.busy}
      aria-busy={own.busy || undefined}
    >
      {own.children}
    </button>
  );
}
