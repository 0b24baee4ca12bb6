// What this browser keeps for itself: theme, drafts, how far one has read; and a tab, what it has yet to send.

const UNSAID = "hearsay.unsaid";

export function keep(key: string, value: string | undefined): void {
  reach(() => (value === undefined ? localStorage.removeItem(key) : localStorage.setItem(key, value)));
}

export const kept = (key: string): string | undefined => reach(() => localStorage.getItem(key)) ?? undefined;

/** What is not said yet does not outlive the tab. */
export const keepUnsaid = (text: string): void => reach(() => sessionStorage.setItem(UNSAID, text));

export const keptUnsaid = (): string | null => reach(() => sessionStorage.getItem(UNSAID)) ?? null;

/** It was of somebody who is not here any more. */
export const dropUnsaid = (): void => reach(() => sessionStorage.removeItem(UNSAID));

/** Whether the page is to be loaded anew for a build: once in a tab, and never where that cannot be remembered. */
export function markLoadedAnew(build: string): boolean {
  const mark = `loaded anew: ${build}`;
  return (
    reach(() => {
      const isFirst = sessionStorage.getItem(mark) === null;
      sessionStorage.setItem(mark, "1");
      return isFirst;
    }) ?? false
  );
}

/** All of it, in this tab. */
export function dropKept(): void {
  reach(() => localStorage.clear());
  dropUnsaid();
}

/** Storage may be full or forbidden; the page then works and only remembers less. */
function reach<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem;
    return undefined;
  }
}
