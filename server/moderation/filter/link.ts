import type { Found } from "./finding.ts";
import { type Folded, shownSpan } from "./fold.ts";
import { couldBeHost, isBuiltAsHost, isSurelyHost } from "./hosts.ts";

const withScheme = /(?<!_)(?:https?|ftp):\/\/[^\s/?#]\S*/g;
const bare = /(?<![\w@./\\-])[a-z0-9_-]+(?:\.[a-z0-9_-]+)+(?::\d{2,5})?(?:[/?#]\S*)?/g;
const neverWords = /\.(?:com|net|org|info|io|dev|xyz|co|icu|vip|cyou|sbs|cfd|cn|tk|ml|ga|gq|cf|pw)$/;
const dotInBrackets = /[[({<]\s?(?:dot|d0t|\.)\s?[\])}>]/i;
const withCommas = /(?<![\w@.,-])[a-z0-9-]+(?:,[a-z0-9-]+)+(?![\w,])/g;

/** Finds links in a text already opened (see opened.ts). */
export function findLinks(opened: Folded): Found[] {
  const { text, shown } = opened;
  const found: Found[] = [];
  const look = (rule: string, pattern: RegExp, isLink: (words: string, at: number) => boolean) => {
    for (const { 0: words, index } of text.matchAll(pattern))
      if (isLink(words, index)) found.push({ rule, start: index, end: index + words.length });
  };
  /** Nobody dresses up a host by chance: one in disguise counts whatever its domain. */
  const isInDisguise = (words: string, at: number) =>
    /^[a-z0-9-]{3,}\./.test(words) &&
    couldBeHost(words) &&
    [isDressed, isSaid].some((looksSo) => looksSo(shown.slice(...shownSpan(opened, at, at + words.length)), words));
  if (text.includes("://")) look("address", withScheme, hasHost);
  if (text.includes(".")) look("host", bare, (words, at) => isLink(words) || isInDisguise(words, at));
  if (text.includes(","))
    look("host with commas", withCommas, (words) => isMeantWithCommas(words.replaceAll(",", ".")));
  return found;
}

/** "name dot me", but not "a dot is": some domains are words that follow a dot that is drawn, too. */
function isSaid(shown: string, host: string): boolean {
  return (
    / d[o0]t /i.test(shown) &&
    (/\d/.test(host) || /^[a-z]{4,}\.(?:\w+\.)?(?:me|us|id|my|ma|la|im|re|st|pa)$/.test(host))
  );
}

/** With its dots in brackets, or in letters and with signs that only pass for plain ones. Accents are no disguise. */
function isDressed(shown: string): boolean {
  return dotInBrackets.test(shown) || /[^\0-\x7f]/.test(shown.normalize("NFD").replace(/\p{M}/gu, ""));
}

/** A host, an IP address, or a name with a port; "localhost" is everybody's own. */
function hasHost(address: string): boolean {
  const host = /:\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/.exec(address)?.[1] ?? "";
  return host.includes(".") || /^\[|^\d{8,10}$/.test(host);
}

function isLink(words: string): boolean {
  const [, host = "", path = ""] = /^([^:/?#]+)(?::\d+)?(.*)$/.exec(words) ?? [];
  if (/^\/[\w+@%#?~-]/.test(path) && couldBeHost(host)) return !/^\d+$/.test(host.split(".")[0] ?? "");
  return isSurelyHost(host) || /^www\.[a-z0-9-]{2,}\.[a-z]{2,}/.test(host);
}

/** "example,com" is a list of two things for any domain that is a word. */
function isMeantWithCommas(host: string): boolean {
  if (couldBeHost(host) && isBuiltAsHost(host)) return true;
  if (!isSurelyHost(host)) return false;
  const [name = ""] = host.split(".");
  return (
    neverWords.test(host) || /[a-z]-+[a-z]|[a-z]\d|\d[a-z]/.test(host) || (/\.[a-z]{2}$/.test(host) && name.length >= 6)
  );
}
