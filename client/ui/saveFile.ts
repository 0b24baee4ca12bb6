/** Some browsers ask where to before they read it. */
const READ_BY_THEN_MS = 60_000;

/** Hands somebody a file that the page wrote itself. @param type of its content, as `text/plain` */
export function saveFile(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), READ_BY_THEN_MS);
}
