import "./Avatar.css";

/** A person's name in their hue, in whichever direction it is written. */
export function Name(props: { hue: number; name: string; class?: string }) {
  return (
    <bdi class={`name ${props.class ?? ""}`} style={{ "--h": props.hue }}>
      {props.name}
    </bdi>
  );
}
