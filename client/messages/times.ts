// Moments as people read them, in the browser's own manner.

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const dayThisYear = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

export const timeOf = (at: number): string => clock.format(at);
export const exactTimeOf = (at: number): string => exact.format(at);

export function dayOf(at: number, now: number, words: { today: string; yesterday: string }): string {
  const then = new Date(at);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (then.toDateString() === today.toDateString()) return words.today;
  if (then.toDateString() === yesterday.toDateString()) return words.yesterday;
  return then.getFullYear() === today.getFullYear() ? dayThisYear.format(at) : day.format(at);
}
