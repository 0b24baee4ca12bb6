import { createSignal, Show } from "solid-js";
import { pixels } from "./pixels.ts";
import "./Avatar.css";

interface AvatarProps {
  hue: number;
  face: number;
  /** The name of a picture worn instead of the face; where it does not come, the face is there. */
  avatar?: string | undefined;
  size?: "s" | "m" | "l";
}

/** A face in its hue, or a picture. The name beside it says who it is, so it stays silent to screen readers. */
export function Avatar(props: AvatarProps) {
  const [missing, setMissing] = createSignal<string>();
  const picture = () => (props.avatar === missing() ? undefined : props.avatar);
  return (
    <span class="avatar" data-size={props.size ?? "m"} style={{ "--h": props.hue }}>
      <Show
        when={picture()}
        fallback={
          <svg viewBox="0 0 5 5" aria-hidden="true">
            <path d={pixels(props.face)} />
          </svg>
        }
      >
        {(name) => <img src={`/avatars/${name()}.webp`} alt="" draggable={false} onError={() => setMissing(name())} />}
      </Show>
    </span>
  );
}
