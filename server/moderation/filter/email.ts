import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { couldBeHost } from "./hosts.ts";
import { mailHosts, wordsBeforeAt, wordsBeforeHosts } from "./mailWords.ts";

const beforeSign = /[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_+-])?$/;
const afterSign = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+/;
const saidAt = /(?<![\w@.+-])([a-z0-9][a-z0-9._+-]{1,40}) at (?=([a-z0-9-]+(?:\.[a-z0-9-]+)+))/g;
const withoutAt = /(?<![\w@.+-])([a-z0-9][a-z0-9._+-]{1,40}) (?=([a-z0-9-]+(?:\.[a-z0-9-]+)+))/g;

const withHouse = /(?<![\w@.+-])([a-z0-9][a-z0-9._+-]{1,40})(?: at |@)(?:gmail|hotmail|outlook|icloud|yahoo)(?![\w.])/g;

/** Finds e-mail addresses in a text already opened (see opened.ts). */
export function findEmails({ text }: Folded): Found[] {
  return [...withSign(text), ...said(text), ...withoutDomain(text)];
}

function withSign(text: string): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    // RFC 5321 allows 64 characters before the sign and 255 after it.
    const local = beforeSign.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const host = afterSign.exec(text.slice(at + 1, at + 256))?.[0];
    if (local && host && couldBeHost(host))
      found.push({ rule: "address", start: at - local.length, end: at + 1 + host.length });
  }
  return found;
}

/** "name at example.com", and "name example.com" with a host that is known for mail. */
function said(text: string): Found[] {
  const found: Found[] = [];
  const look = (rule: string, pattern: RegExp, means: (local: string, host: string) => boolean) => {
    for (const { 0: words, 1: local = "", 2: host = "", index } of text.matchAll(pattern))
      if (couldBeHost(host) && means(local, host))
        found.push({ rule, start: index, end: index + words.length + host.length });
  };
  if (text.includes(" at ")) look("said at", saidAt, (local) => isHandle(local) || !wordsBeforeAt.has(local));
  if (text.includes("."))
    look(
      "no sign",
      withoutAt,
      (local, host) => mailHosts.has(host) && (isHandle(local) || !wordsBeforeHosts.has(local)),
    );
  return found;
}

/** "kim92 at gmail": the house of the mail is enough after what is no word. */
function withoutDomain(text: string): Found[] {
  return [...text.matchAll(withHouse)].flatMap(({ 0: words, 1: local = "", index }) =>
    /\d/.test(local) && isHandle(local) ? [{ rule: "no domain", start: index, end: index + words.length }] : [],
  );
}

const isHandle = (local: string) => /[a-z][._+-]?\d|[a-z][._+-][a-z]|\d[a-z]/.test(local);
