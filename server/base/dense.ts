/**
 * Of what was just recorded in a stream, what comes after a version; undefined where something before it was never
 * told: versions of a stream rise by one (L2).
 */
export function newsAfter<Event extends { version: number }>(
  version: number,
  recorded: readonly Event[],
): Event[] | undefined {
  const news = recorded.filter((event) => event.version > version);
  return news.every((event, i) => event.version === version + i + 1) ? news : undefined;
}
