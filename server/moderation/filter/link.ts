import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { couldBeHost, isSurelyHost } from "./hosts.ts";

const withScheme = /(?<!_)(?:https?|ftp):\/\/[^\s/?#]\S*/g;
const bare = /(?<![\w@./\\-])[a-z0-9_-]+(?:\.[a-z0-9_-]+)+(?::\d{2,5})?(?:[/?#]\S*)?/g;
const neverWords = /\.(?:com|net|org|info|io|dev|xyz|co|icu|vip|cyou|sbs|cfd)$/;
const withCommas = /(?<![\w@.,-])[a-z0-9-]+(?:,[a-z0-9-]+)+(?![\w,])/g;

/** Finds links in a text already opened (see opened.ts). */
export function findLinks({ text }: Folded): Found[] {
  const found: Found[] = [];
  const look = (rule: string, pattern: RegExp, isLink: (words: string) => boolean) => {
    for (const { 0: words, index } of text.matchAll(pattern))
      if (isLink(words)) found.push({ rule, start: index, end: index + words.length });
  };
  if (text.includes("://")) look("address", withScheme, hasHost);
  if (text.includes(".")) look("host", bare, isLink);
  if (text.includes(","))
    look("host with commas", withCommas, (words) => isMeantWithCommas(words.replaceAll(",", ".")));
  return found;
}

/** A host, an IP address, or a name with a port; "localhost" is everybody's own. */
function hasHost(address: string): boolean {
  const host = /:\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/.exec(address)?.[1] ?? "";
  return host.includes(".");
}

function isLink(words: string): boolean {
  const [, host = "", path = ""] = /^([^:/?#]+)(?::\d+)?(.*)$/.exec(words) ?? [];
  if (/^\/\w/.test(path) && couldBeHost(host)) return !/^\d+$/.test(host.split(".")[0] ?? "");
  return isSurelyHost(host) || /^www\.[a-z0-9-]{2,}\.[a-z]{2,}/.test(host);
}

/** "example,com" is a list of two things for any domain that is a word. */
function isMeantWithCommas(host: string): boolean {
  if (!isSurelyHost(host)) return false;
  const [name = ""] = host.split(".");
  return (
    neverWords.test(host) || /[a-z]-+[a-z]|[a-z]\d|\d[a-z]/.test(host) || (/\.[a-z]{2}$/.test(host) && name.length >= 6)
  );
}
