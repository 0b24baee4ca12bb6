/** Some browsers ask where to before they read it. */
const READ_BY_THEN_MS = 60_000;

/** Hands somebody a file to keep. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), READ_BY_THEN_MS);
}
