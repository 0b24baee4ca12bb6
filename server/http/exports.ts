// GET /export/<room>.ndjson and /export/<room>.html: a room for its host to keep.
import type { App } from "../app.ts";
import { hashOf } from "../tokens.ts";
import { bearerSession } from "./callers.ts";
import { tokenIn } from "./cookie.ts";
import type { Origins } from "./origins.ts";

const FORMATS = { ndjson: "application/x-ndjson", html: "text/html" };

/** The file, or undefined for whoever is no host of such a room. */
export function exported(pathname: string, { headers }: Request, app: App, origins: Origins): Response | undefined {
  const [, encoded = "", format = ""] = /^\/export\/([^/]+)\.(ndjson|html)$/.exec(pathname) ?? [];
  const room = decoded(encoded);
  // A link in a page of this house, or typed in: no other site starts a download.
  const from = headers.get("sec-fetch-site") ?? "none";
  if (room === undefined || (format !== "ndjson" && format !== "html")) return undefined;
  if (from !== "same-origin" && from !== "none") return undefined;
  const token = tokenIn(headers.get("cookie"), origins.isSecure(headers.get("host")));
  const session = token === undefined ? bearerSession(headers) : hashOf(token);
  const person = session === undefined ? undefined : app.personOf(session);
  const parts = person === undefined ? undefined : app.exported(room, person, format);
  if (parts === undefined) return undefined;
  return new Response(streamOf(parts), {
    headers: {
      "content-type": `${FORMATS[format]}; charset=utf-8`,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(room)}.${format}`,
      "cache-control": "no-store",
    },
  });
}

function decoded(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded) || undefined;
  } catch {
    // No such room can be.
    return undefined;
  }
}

/** Read from the disk as fast as it is taken, not faster. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
