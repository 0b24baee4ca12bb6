/** The versions, in rising order, that a page of a stream with so many versions holds. */
export function versionsOf(count: number, from: { after: number } | { before: number }, limit: number): number[] {
  const end = "after" in from ? Math.min(count, from.after + limit) : Math.min(count, from.before - 1);
  const start = "after" in from ? from.after + 1 : end - limit + 1;
  const first = Math.max(1, start);
  return Array.from({ length: Math.max(0, end - first + 1) }, (_, i) => first + i);
}
