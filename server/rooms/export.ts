// A room as a file that its host may keep: one message a line, or a page to read.
import type { Options } from "./options.ts";

/** A message, in the words of the file. */
export interface Kept {
  version: number;
  at: number;
  name: string;
  text: string;
  replyTo?: number;
  edited?: boolean;
  /** How many reacted, by emoji. */
  reactions: Record<string, number>;
}

/** Newline-delimited JSON, with times as people of all zones read them. */
export async function* asLines(messages: AsyncIterable<Kept[]>): AsyncGenerator<string> {
  for await (const some of messages)
    yield some.map((message) => `${JSON.stringify({ ...message, at: timeOf(message) })}\n`).join("");
}

/** One page that needs nothing else: no script, no picture, nothing from elsewhere. */
export async function* asPage({ name, topic }: Options, messages: AsyncIterable<Kept[]>): AsyncGenerator<string> {
  const title = Bun.escapeHTML(name);
  yield `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
<h1>${title}</h1>
<p>${Bun.escapeHTML(topic)}</p>
`;
  for await (const some of messages) yield some.map(articleOf).join("");
  yield "</html>\n";
}

const STYLE =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}" +
  "article{margin:1rem 0}header{opacity:.7}p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}";

function articleOf(message: Kept): string {
  const { version, name, text, replyTo, edited, reactions } = message;
  const answer = replyTo === undefined ? "" : ` · <a href="#m${replyTo}">in reply</a>`;
  const reacted = Object.entries(reactions).map(([emoji, count]) => `${Bun.escapeHTML(emoji)} ${count}`);
  return `<article id="m${version}">
<header><b><bdi>${Bun.escapeHTML(name)}</bdi></b> · <time>${timeOf(message)}</time>${edited ? " · edited" : ""}${answer}</header>
<p dir="auto">${Bun.escapeHTML(text)}</p>${reacted.length > 0 ? `\n<footer>${reacted.join(" · ")}</footer>` : ""}
</article>
`;
}

const timeOf = ({ at }: Kept): string => new Date(at).toISOString();
