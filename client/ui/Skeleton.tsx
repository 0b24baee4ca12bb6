import "./Blank.css";

/** A line that is still to come; its width comes by class. The list around it says that it is busy. */
export function Skeleton(props: { class?: string }) {
  return <span class={`skeleton ${props.class ?? ""}`} aria-hidden="true" />;
}
