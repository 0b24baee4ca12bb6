/** The versions, in rising order, that a page of a stream with so many versions holds. */
export function versionsOf(count: number, from: { after: number } | { before: number }, limit: number): number[] {
  const after = "after" in from ? Math.max(0, from.after) : Math.max(0, Math.min(count, from.before - 1) - limit);
  const end = Math.min(count, "after" in from ? after + limit : from.before - 1);
  return Array.from({ length: Math.max(0, end - after) }, (_, i) => after + 1 + i);
}
