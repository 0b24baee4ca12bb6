import type { JSX } from "solid-js";
import "./Blank.css";

/** In the place of what is not there: words for empty, failed or cut off, and the next step. */
export function Blank(props: {
  title: string;
  text?: string;
  /** A failure is announced, an empty list is only read. */
  failed?: boolean;
  children?: JSX.Element;
}) {
  return (
    <div class="blank" role={props.failed ? "alert" : undefined}>
      <h2 class="blank-title">{props.title}</h2>
      {props.text && <p class="blank-text">{props.text}</p>}
      {props.children}
    </div>
  );
}
