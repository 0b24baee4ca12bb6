import { afterAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Assets } from "../../server/http/assets.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-pages-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "index.html"), "<p>the page</p>");
const assets = await Assets.read(folder);

const ask = (headers: Record<string, string> = {}, path = "/r/tea") =>
  assets.answer(path, new Request("http://localhost/", { headers }));

test("every screen is the one page, packed where the browser can unpack", async () => {
  expect(await ask()?.text()).toBe("<p>the page</p>");
  const packed = ask({ "accept-encoding": "gzip, br" });
  expect(packed?.headers.get("content-encoding")).toBe("gzip");
  expect(Buffer.from(Bun.gunzipSync(await packed!.bytes())).toString()).toBe("<p>the page</p>");
  // Or a cache on the way would hand the packed one to those who cannot.
  for (const answer of [ask(), packed]) expect(answer?.headers.get("vary")).toBe("accept-encoding");
});

test("a page that the browser has already is not sent again, also through a proxy that packs by itself", () => {
  const etag = ask()?.headers.get("etag") ?? "";
  for (const had of [etag, `W/${etag}`, `"other", ${etag}`])
    expect([had, ask({ "if-none-match": had })?.status]).toEqual([had, 304]);
  expect(ask({ "if-none-match": '"other"' })?.status).toBe(200);
});

test("what is not there has no answer", () => {
  for (const path of ["/../etc/passwd", "/index.htm", "/r/tea/more", "/.built-from"])
    expect(ask({}, path)).toBeUndefined();
});
