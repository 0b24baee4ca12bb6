/** Tallest that a text box grows by itself: then it scrolls. */
const TALLEST_PX = 168;

/** As tall as its lines. */
export function fitHeight(box: HTMLTextAreaElement): void {
  box.style.setProperty("height", "auto");
  box.style.setProperty("height", `${Math.min(box.scrollHeight, TALLEST_PX)}px`);
}

/** Enter says it; Shift+Enter is a new line, and the Enter that ends a composition (keyCode 229 in Safari) is the keyboard's own. */
export const sends = (event: KeyboardEvent): boolean =>
  event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
