/** The versions, in rising order, that a page of a stream with so many versions holds; `has` says which ones are still there. */
export function versionsOf(
  count: number,
  from: { after: number } | { before: number },
  limit: number,
  has: (version: number) => boolean = () => true,
): number[] {
  const versions: number[] = [];
  const take = (version: number): unknown => has(version) && versions.push(version);
  if ("after" in from) {
    for (let version = Math.max(0, from.after) + 1; version <= count && versions.length < limit; version++)
      take(version);
    return versions;
  }
  for (let version = Math.min(count, from.before - 1); version >= 1 && versions.length < limit; version--)
    take(version);
  return versions.reverse();
}
