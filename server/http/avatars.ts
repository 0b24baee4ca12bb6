// GET /avatars/<name>.webp: a picture that somebody wears.
import type { App } from "../app.ts";

const AT = /^\/avatars\/([\w-]{22})\.webp$/;

/** Every picture has a name of its own, so that it never changes; kept by nobody on the way, since it may be taken off. */
const FOR_EVER = "private, max-age=31536000, immutable";

export function pictured(pathname: string, { avatars }: App): Response | undefined {
  const [, name = ""] = AT.exec(pathname) ?? [];
  const file = avatars.file(name);
  if (!file) return undefined;
  return new Response(file, { headers: { "content-type": "image/webp", "cache-control": FOR_EVER } });
}
