// Files to keep: GET /export/<room>.ndjson and .html, a room for its host; GET /mine.ndjson, what is kept about oneself.
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { App } from "../app.ts";
import { hashOf } from "../base/tokens.ts";
import { bearerSession } from "./callers.ts";
import { tokenIn } from "./cookie.ts";
import type { Origins } from "./origins.ts";

const FORMATS = { ndjson: "application/x-ndjson", html: "text/html" };

/** A room, for its host; undefined for others. */
export function exportedRoom(pathname: string, { headers }: Request, app: App, origins: Origins): Response | undefined {
  const [, encoded = "", format = ""] = /^\/export\/([^/]+)\.(ndjson|html)$/.exec(pathname) ?? [];
  if (format !== "ndjson" && format !== "html") return undefined;
  const person = personOf(headers, app, origins);
  const room = decoded(encoded);
  if (person === undefined || room === undefined) return undefined;
  const parts = app.exported(room, person, format);
  return parts && fileOf(room, format, parts);
}

/** What is kept about the person who asks. */
export function exportedMine({ headers }: Request, app: App, origins: Origins): Response | undefined {
  const person = personOf(headers, app, origins);
  return person === undefined ? undefined : mine(person, app);
}

function personOf(headers: Headers, app: App, origins: Origins): string | undefined {
  // A link in a page of this house, or typed in: no other site starts a download.
  const from = headers.get("sec-fetch-site") ?? "none";
  if (from !== "same-origin" && from !== "none") return undefined;
  const token = tokenIn(headers.get("cookie"), origins.isSecure(headers.get("host")));
  const session = token === undefined ? bearerSession(headers) : hashOf(token);
  return session === undefined ? undefined : app.personOf(session);
}

function mine(person: string, app: App): Response {
  const parts = app.mine(person);
  return "retryAfter" in parts ? tooFast(parts) : fileOf("my data", "ndjson", parts);
}

/** In the shape in which calls are refused. */
const tooFast = ({ retryAfter }: { retryAfter: number }): Response =>
  Response.json(
    {
      error: {
        code: TRPC_ERROR_CODES_BY_KEY.TOO_MANY_REQUESTS,
        message: "too-fast",
        data: { reason: "too-fast", retryAfter },
      },
    },
    { status: 429, headers: { "retry-after": String(Math.ceil(retryAfter / 1000)) } },
  );

const fileOf = (name: string, format: keyof typeof FORMATS, parts: AsyncGenerator<string>): Response =>
  new Response(streamOf(parts), {
    headers: {
      "content-type": `${FORMATS[format]}; charset=utf-8`,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}.${format}`,
      "cache-control": "no-store",
    },
  });

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
