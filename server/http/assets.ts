// The built client, from an allow-list made at start: no path of a request ever reaches the file system.
import { existsSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

/** Addresses of screens: all are the one page. */
const SCREENS = /^\/(discover|meet|pass|desk(\/[a-z]+)?|host\/[^/]+|[ir]\/[^/]+)?$/;
/** Vite names these by their content. */
const FOR_EVER = "public, max-age=31536000, immutable";

interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
  /** Made when it is first asked for: packing all would take longer than all else of a start. */
  packed?: Uint8Array<ArrayBuffer>;
}

const PACKABLE = /\.(js|css|html|svg|json|webmanifest)$/;

export class Assets {
  private readonly files = new Map<string, Asset>();

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
      const etag = `"${Bun.hash(bytes).toString(36)}"`;
      assets.files.set(path.slice(folder.length).split(sep).join("/"), { bytes, type: file.type, etag });
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
    headers["content-type"] = file.type;
    if (!PACKABLE.test(path) || !request.headers.get("accept-encoding")?.includes("gzip"))
      return new Response(file.bytes, { headers });
    file.packed ??= Bun.gzipSync(file.bytes, { level: 9 });
    return new Response(file.packed, { headers: { ...headers, "content-encoding": "gzip" } });
  }
}
