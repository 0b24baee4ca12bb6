// The built client, from an allow-list made at start: no path of a request ever reaches the file system.
import { existsSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

/** Addresses of screens: all are the one page. */
const SCREENS = /^\/(discover|desk(\/[a-z]+)?|host\/[^/]+|[ir]\/[^/]+)?$/;
/** Vite names these by their content. */
const FOR_EVER = "public, max-age=31536000, immutable";

export class Assets {
  private readonly files = new Map<
    string,
    { plain: Bun.BunFile; packed: Uint8Array<ArrayBuffer> | undefined; etag: string }
  >();

  private constructor() {}

  /** @param folder where the build put the client; without it there is nothing to show */
  static async read(folder: string): Promise<Assets> {
    const assets = new Assets();
    if (!existsSync(folder)) return assets;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith(".")) continue;
      const path = join(entry.parentPath, entry.name);
      const file = Bun.file(path);
      const bytes = await file.bytes();
      const packed = /\.(js|css|html|svg|json|webmanifest)$/.test(path) ? Bun.gzipSync(bytes, { level: 9 }) : undefined;
      const etag = `"${Bun.hash(bytes).toString(36)}"`;
      assets.files.set(path.slice(folder.length).split(sep).join("/"), { plain: file, packed, etag });
    }
    return assets;
  }

  /** The answer to a GET, or undefined where there is nothing. */
  answer(pathname: string, request: Request): Response | undefined {
    const path = SCREENS.test(pathname) ? "/index.html" : pathname;
    const file = this.files.get(path);
    if (!file) return undefined;
    const headers: Record<string, string> = {
      etag: file.etag,
      "cache-control": path.startsWith("/assets/") ? FOR_EVER : "no-cache",
      vary: "accept-encoding",
    };
    // A proxy that packs by itself makes it weak: W/"…".
    if (request.headers.get("if-none-match")?.includes(file.etag)) return new Response(null, { status: 304, headers });
    headers["content-type"] = file.plain.type;
    if (!file.packed || !request.headers.get("accept-encoding")?.includes("gzip"))
      return new Response(file.plain, { headers });
    return new Response(file.packed, { headers: { ...headers, "content-encoding": "gzip" } });
  }
}
