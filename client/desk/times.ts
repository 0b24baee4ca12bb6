const sameDay = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const otherDay = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** A moment as a moderator reads it: today's by the time alone. */
export const momentOf = (at: number): string =>
  (new Date(at).toDateString() === new Date().toDateString() ? sameDay : otherDay).format(at);

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });

/** A day of which no moment is told: by the house's, which is UTC's. */
export const dayOf = (at: number): string => day.format(at);
