// What this browser keeps for itself: theme, drafts, how far one has read.

/** Storage may be full or forbidden; the page then works and only remembers less. */
export function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem;
  }
}

export function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem;
    return undefined;
  }
}
