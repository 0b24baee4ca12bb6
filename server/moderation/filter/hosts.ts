import tlds from "tlds";

const known = new Set(tlds.map((tld) => tld.toLowerCase()));

/** Top-level domains that stand in a text for nothing but an address. Others of more than two letters are words. */
const meantAsDomains = new Set(
  `com net org info biz edu gov mil int io app dev xyz co icu top vip cyou sbs cfd tk ml ga cf gq pw club online site
  website shop store tech click link pro buzz`.split(/\s+/),
);
/** Countries whose domain is a word, which a hurried writer types by leaving out a space ("going home.so tired"). */
const countriesThatAreWords = new Set(
  "in is it me my no so to us at be by do am as pa ma id im la hm mu st re pm".split(" "),
);
/** Top-level domains that end file names, too ("run install.sh"). */
const endsOfFiles = new Set(["sh", "py", "pl", "rs", "md", "so", "ps", "cc", "zip", "mov", "am", "in", "la", "java"]);
/** Some of these stand for countries, too, whose hosts have a hyphen or digits where files of a program have none. */
const filesOrCountries = new Set(["cc", "am", "in", "la"]);
/** Names of things that look like hosts. */
const namesOfThings = new Set(["asp.net", "vb.net", "ado.net"]);
/** What hosts begin with. */
const beginnings = new Set("www m mail login signin secure account accounts support web app".split(" "));
/** Where anybody may put pages. */
const houses = new Set(
  `vercel.app netlify.app web.app firebaseapp.com github.io gitlab.io pages.dev workers.dev r2.dev weebly.com blogspot.com
  wixsite.com herokuapp.com glitch.me repl.co webflow.io square.site godaddysites.com duckdns.org 000webhostapp.com`.split(
    /\s+/,
  ),
);
/** A word of so many letters hardly meets a domain by a missing space. */
const LONG_NAME = 10;
const label = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?$/;

export const isDomain = (tld: string) => known.has(tld);

/** Labels of the right shape under a domain that exists; `host` is in lower case. */
export function couldBeHost(host: string): boolean {
  const labels = host.split(".");
  return labels.length > 1 && known.has(labels.at(-1) ?? "") && labels.every((part) => label.test(part));
}

/** Does it begin as hosts do, or is it in a house of many? */
export function isBuiltAsHost(host: string): boolean {
  const labels = host.split(".");
  return labels.length > 2 && (beginnings.has(labels[0] ?? "") || houses.has(labels.slice(-2).join(".")));
}

/** Is it meant as a host, with nothing around it to tell? */
export function isSurelyHost(host: string): boolean {
  if (!couldBeHost(host)) return false;
  const labels = host.split(".");
  const tld = labels.at(-1) ?? "";
  const first = labels[0] ?? "";
  if (first === "www") return labels.length > 2;
  if (labels.every((part) => part.length === 1) || namesOfThings.has(host)) return false;
  const names = labels.slice(first === "m" ? 1 : 0, -1);
  if (endsOfFiles.has(tld))
    return filesOrCountries.has(tld) && names.some((name) => /[a-z]{2}-+[a-z]{2}|[a-z]{3}\d{2}|\d[a-z]{3}/.test(name));
  if (meantAsDomains.has(tld)) return !/^\d+$/.test(first);
  return !names.some((name) => name.length < 2) && isNoSentence(names, tld);
}

/** Can the names and the domain be no words of two sentences, with a space missing between these? */
function isNoSentence(names: readonly string[], tld: string): boolean {
  if (names.some((name) => /[a-z]-*\d|\d-*[a-z]|[a-z]-+[a-z]/.test(name))) return true;
  if (tld.length === 2 && !countriesThatAreWords.has(tld)) return true;
  if (tld.length > 2 && names.some((name) => name.length >= LONG_NAME)) return true;
  return names.length > 1 && names.some((name) => name.length >= 8);
}
