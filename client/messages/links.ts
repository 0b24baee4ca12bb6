// Finds links; loaded when the first text appears that may hold one.
import { LinkifyIt } from "linkify-it";
import tlds from "tlds";
import type { FindLinks } from "./richText.ts";

const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false, tlds, maxLength: 2_000 });
for (const schema of ["ftp:", "mailto:", "//"]) finder.add(schema, null);

export const findLinks: FindLinks = (text) =>
  (finder.match(text) ?? []).map(({ index, lastIndex, schema, url }) => ({
    start: index,
    end: lastIndex,
    // Written without a scheme, it is more likely to be answered over https.
    href: schema === "" ? url.replace(/^http:/, "https:") : url,
  }));
