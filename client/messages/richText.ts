// What a message's text becomes: links, `code`, **bold**, *italic*, mentions. Everything else stays as it was typed.

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "link"; text: string; href: string }
  | { kind: "mention"; text: string }
  | { kind: "bold"; inside: Inline[] }
  | { kind: "italic"; inside: Inline[] };

export interface Link {
  start: number;
  end: number;
  href: string;
}

export type FindLinks = (text: string) => readonly Link[];

interface Span {
  start: number;
  end: number;
  inline: Inline;
}

/** `names`: whom the message calls, without the @. */
export function inlinesOf(text: string, names: readonly string[], findLinks: FindLinks): Inline[] {
  const spans = [...codeIn(text), ...linksIn(text, findLinks), ...mentionsIn(text, names)];
  return emphasise(cut(text, spans));
}

function* codeIn(text: string): Iterable<Span> {
  for (const { 0: whole, 1: code = "", index } of text.matchAll(/`([^`\n]+)`/g)) {
    yield { start: index, end: index + whole.length, inline: { kind: "code", text: code } };
  }
}

function* linksIn(text: string, findLinks: FindLinks): Iterable<Span> {
  for (const { start, end, href } of findLinks(text)) {
    // Nothing but the web is made clickable, whatever the finder thinks is a link.
    if (/^https?:\/\//i.test(href)) yield { start, end, inline: { kind: "link", text: text.slice(start, end), href } };
  }
}

function* mentionsIn(text: string, names: readonly string[]): Iterable<Span> {
  const lower = text.toLowerCase();
  // Of "Ada" and "Ada 2" the longer one, wherever both fit.
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const called = `@${name.toLowerCase()}`;
    for (let start = lower.indexOf(called); start >= 0; start = lower.indexOf(called, start + 1)) {
      const end = start + called.length;
      if (!/^[\p{L}\p{N}]/u.test(text.slice(end))) {
        yield { start, end, inline: { kind: "mention", text: text.slice(start, end) } };
      }
    }
  }
}

/** A mark that may open or close emphasis. */
interface Mark {
  kind: "mark";
  mark: "*" | "**";
  opens: boolean;
  closes: boolean;
}

/** A new line ends whatever is open: a lone * far above must not slant the rest. */
interface LineEnd {
  kind: "line-end";
}

type Piece = Inline | Mark | LineEnd;

/** The text in pieces: what earlier finders found goes first, the rest is split at its marks. */
function cut(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const order = new Map(spans.map((span, index) => [span, index]));
  const rising = [...spans].sort((a, b) => a.start - b.start || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  for (const { start, end, inline } of rising) {
    if (start < from) continue;
    pieces.push(...marksIn(text, from, start), inline);
    from = end;
  }
  pieces.push(...marksIn(text, from, text.length));
  return pieces;
}

/** Between two of these, a lone * multiplies. */
const WITHIN_WORD = /[\p{L}\p{N}]/u;

function* marksIn(text: string, from: number, to: number): Iterable<Piece> {
  let told = from;
  for (const { 0: mark, index } of text.slice(from, to).matchAll(/\*\*?|\n/g)) {
    const start = from + index;
    const end = start + mark.length;
    if (mark === "\n") {
      yield { kind: "text", text: text.slice(told, end) };
      yield { kind: "line-end" };
    } else {
      if (start > told) yield { kind: "text", text: text.slice(told, start) };
      const before = text[start - 1] ?? " ";
      const after = text[end] ?? " ";
      if (mark === "*" && WITHIN_WORD.test(before) && WITHIN_WORD.test(after)) yield { kind: "text", text: mark };
      else yield { kind: "mark", mark: mark as Mark["mark"], opens: /\S/.test(after), closes: /\S/.test(before) };
    }
    told = end;
  }
  if (told < to) yield { kind: "text", text: text.slice(told, to) };
}

/** Pairs marks, the innermost first; those without a partner are plain text. */
function emphasise(pieces: readonly Piece[]): Inline[] {
  const nest = new Nest();
  for (const piece of pieces) {
    if (piece.kind === "line-end") nest.giveUp(1);
    else if (piece.kind !== "mark") nest.add(piece);
    else if (!(piece.closes && nest.close(piece.mark)) && !(piece.opens && nest.open(piece.mark))) {
      nest.add({ kind: "text", text: piece.mark });
    }
  }
  nest.giveUp(1);
  return joined(nest.inside);
}

/** What is open while reading from left to right; the outermost layer has no mark. */
class Nest {
  private readonly layers: { mark: Mark["mark"] | ""; inside: Inline[] }[] = [{ mark: "", inside: [] }];

  get inside(): Inline[] {
    return this.layers.at(-1)?.inside ?? [];
  }

  add(...inlines: Inline[]): void {
    this.inside.push(...inlines);
  }

  open(mark: Mark["mark"]): true {
    this.layers.push({ mark, inside: [] });
    return true;
  }

  /** Closes the innermost layer of this mark, if there is one with something in it. */
  close(mark: Mark["mark"]): boolean {
    const depth = this.layers.findLastIndex((layer) => layer.mark === mark);
    if (depth < 0) return false;
    const empty = depth === this.layers.length - 1 && this.inside.length === 0;
    if (empty) return false;
    this.giveUp(depth + 1);
    const { inside } = this;
    this.layers.pop();
    this.add({ kind: mark === "**" ? "bold" : "italic", inside });
    return true;
  }

  /** Makes plain text of the marks opened above a depth. */
  giveUp(depth: number): void {
    while (this.layers.length > depth) {
      const layer = this.layers.pop();
      if (layer) this.add({ kind: "text", text: layer.mark }, ...layer.inside);
    }
  }
}

function joined(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    if (inline.kind === "text" && last?.kind === "text") last.text += inline.text;
    else if (inline.kind === "bold" || inline.kind === "italic") out.push({ ...inline, inside: joined(inline.inside) });
    else if (inline.kind !== "text" || inline.text !== "") out.push({ ...inline });
  }
  return out;
}
