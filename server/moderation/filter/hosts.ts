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
const label = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?$/;

export const isDomain = (tld: string) => known.has(tld);

/** Labels of the right shape under a domain that exists; `host` is in lower case. */
export function couldBeHost(host: string): boolean {
  const labels = host.split(".");
  return labels.length > 1 && known.has(labels.at(-1) ?? "") && labels.every((part) => label.test(part));
}

/** Is it meant as a host, with nothing around it to tell? */
export function isSurelyHost(host: string): boolean {
  if (!couldBeHost(host)) return false;
  const labels = host.split(".");
  const tld = labels.at(-1) ?? "";
  const first = labels[0] ?? "";
  if (first === "www") return labels.length > 2;
  if (labels.every((part) => part.length === 1)) return false;
  if (endsOfFiles.has(tld)) return false;
  if (meantAsDomains.has(tld)) return !/^\d+$/.test(first);
  if (labels.some((part) => part.length < 2)) return false;
  const names = labels.slice(0, -1);
  if (names.some((name) => /[a-z]-*\d|\d-*[a-z]|[a-z]-+[a-z]/.test(name))) return true;
  if (tld.length === 2 && !countriesThatAreWords.has(tld)) return true;
  return names.length > 1 && names.some((name) => name.length >= 8);
}
