/** Up and Down go from message to message once one of them has the focus. */
export function moveBetweenMessages(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  const from = event.target instanceof Element ? event.target.closest("article") : null;
  if (step === 0 || !from || event.target !== from) return;
  const messages = [...event.currentTarget.querySelectorAll("article")].sort(byPlace);
  const next = messages[messages.indexOf(from) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// The virtual list puts rows into the page in the order in which they were needed.
const byPlace = (a: Element, b: Element) => a.getBoundingClientRect().top - b.getBoundingClientRect().top;
