import { pixels } from "./pixels.ts";
import "./Avatar.css";

/** A face in its hue. The name beside it says who it is, so it stays silent to screen readers. */
export function Avatar(props: { hue: number; face: number; size?: "s" | "m" | "l" }) {
  return (
    <span class="avatar" data-size={props.size ?? "m"} style={{ "--h": props.hue }}>
      <svg viewBox="0 0 5 5" aria-hidden="true">
        <path d={pixels(props.face)} />
      </svg>
    </span>
  );
}
