import "./Skeleton.css";

/** A line that is still to come; a class may give it another shape. The list around it says that it is busy. */
export function Skeleton(props: { width?: "name" | "1/3" | "1/2" | "3/5" | "2/3" | "5/6"; class?: string }) {
  return <span class={`skeleton ${props.class ?? ""}`} data-width={props.width} aria-hidden="true" />;
}
