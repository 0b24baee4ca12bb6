// The paths that the server answers itself, beside the pages. Its routing and the proxy of `bun run dev` go by this list.

/** A path with a slash at its end stands for everything below it. */
const OWN_PATHS = [
  "/healthz",
  "/readyz",
  "/trpc",
  "/trpc/",
  "/metrics",
  "/address",
  "/mine.ndjson",
  "/export/",
  "/avatars/",
] as const;

export type OwnPath = (typeof OWN_PATHS)[number];

/** The entry that a request belongs to; undefined for pages and for what is not there. */
export function ownPathOf(pathname: string): OwnPath | undefined {
  return OWN_PATHS.find((path) => (path.endsWith("/") ? pathname.startsWith(path) : pathname === path));
}
