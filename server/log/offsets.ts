// Where every event is, at 13 bytes an event: 4 for its offset, 4 for the chain of those that concern it,
// 4 (up to 6 while a stream grows) for its stream's version, and a bit that says it was erased.

export const CHUNK = 65_536;

/** The offset of a seq whose line is in no file any more. */
export const NOWHERE = 0xffff_ffff;

export interface Versions {
  /** The seq of each version; the first `count` are in use. */
  seqs: Uint32Array;
  count: number;
  /** The newest version that said `erases: "all"`; 0 for none. */
  cleared: number;
}

/** A chunk holds the next 65,536 seqs, so that growing never copies the past. */
export interface Chunk {
  readonly offset: Uint32Array;
  readonly next: Uint32Array;
  readonly erased: Uint8Array;
}

export const emptyChunk = (): Chunk => ({
  offset: new Uint32Array(CHUNK),
  next: new Uint32Array(CHUNK),
  erased: new Uint8Array(CHUNK / 8),
});

export class Offsets {
  head = 0;
  readonly chunks: Chunk[] = [];
  readonly streams = new Map<string, Versions>();

  add(stream: string, offset: number, about: number | undefined, clears: boolean): void {
    const seq = ++this.head;
    if (Math.floor(seq / CHUNK) >= this.chunks.length) this.chunks.push(emptyChunk());
    this.#chunk(seq).offset[seq % CHUNK] = offset;
    const version = this.#nextVersion(stream, seq);
    const versions = this.streams.get(stream);
    if (clears && versions) versions.cleared = version;
    if (about !== undefined) this.#chain(this.seqOf(stream, about), seq);
  }

  /** An event whose line was dropped. Its place and its version stay taken. */
  addGone(stream: string, about: number | undefined): void {
    this.add(stream, NOWHERE, about, false);
    this.setErased(this.head);
  }

  versionOf(stream: string): number {
    return this.streams.get(stream)?.count ?? 0;
  }

  /** The seq of a version, or 0. */
  seqOf(stream: string, version: number): number {
    const versions = this.streams.get(stream);
    return versions && version >= 1 && version <= versions.count ? (versions.seqs[version - 1] ?? 0) : 0;
  }

  /** Where in its day file an event begins, or NOWHERE. */
  offsetOf(seq: number): number {
    return seq >= 1 && seq <= this.head ? (this.#chunk(seq).offset[seq % CHUNK] ?? NOWHERE) : NOWHERE;
  }

  hasLine(seq: number): boolean {
    return this.offsetOf(seq) !== NOWHERE;
  }

  /** The first seq from this one on that has a line; past the head when there is none. */
  nextLine(from: number): number {
    let seq = from;
    while (seq <= this.head && !this.hasLine(seq)) seq++;
    return seq;
  }

  /** Gives the events from a seq on their new offsets. */
  move(first: number, offsets: Uint32Array): void {
    for (let done = 0; done < offsets.length;) {
      const place = (first + done) % CHUNK;
      const some = offsets.subarray(done, done + CHUNK - place);
      this.#chunk(first + done).offset.set(some, place);
      done += some.length;
    }
  }

  /**
   * The seqs of the events that concern one, among others of its chain. A newcomer is put right behind the event that
   * it concerns: no chain has to be walked for it, and all that concern an event stand somewhere behind it.
   */
  chainOf(seq: number): number[] {
    const seqs: number[] = [];
    for (let at = this.nextOf(seq); at > 0; at = this.nextOf(at)) seqs.push(at);
    return seqs;
  }

  nextOf(seq: number): number {
    return this.#chunk(seq).next[seq % CHUNK] ?? 0;
  }

  isErased(seq: number): boolean {
    const place = seq % CHUNK;
    return ((this.#chunk(seq).erased[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  setErased(seq: number): void {
    const place = seq % CHUNK;
    const bits = this.#chunk(seq).erased;
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  }

  /** How many places of a chunk belong to seqs up to a head. */
  usedOf(chunk: number, head: number): number {
    return head === 0 ? 0 : Math.max(0, Math.min(CHUNK, head + 1 - chunk * CHUNK));
  }

  /** A copy of a chunk's chains as they were when this was the head: newer events stand before the older ones. */
  chainsUpTo(head: number, chunk: number): Uint32Array {
    const next = (this.chunks[chunk] ?? emptyChunk()).next.slice();
    next.forEach((first, place) => {
      let seq = first;
      while (seq > head) seq = this.nextOf(seq);
      if (seq !== first) next[place] = seq;
    });
    return next;
  }

  #chain(concerned: number, seq: number): void {
    this.#chunk(seq).next[seq % CHUNK] = this.nextOf(concerned);
    this.#chunk(concerned).next[concerned % CHUNK] = seq;
  }

  #nextVersion(stream: string, seq: number): number {
    const versions = this.streams.get(stream) ?? { seqs: new Uint32Array(4), count: 0, cleared: 0 };
    if (versions.count === 0) this.streams.set(stream, versions);
    if (versions.count === versions.seqs.length) versions.seqs = grown(versions.seqs);
    versions.seqs[versions.count++] = seq;
    return versions.count;
  }

  #chunk(seq: number): Chunk {
    const chunk = this.chunks[Math.floor(seq / CHUNK)];
    if (!chunk) throw new RangeError(`There is no event ${seq}.`);
    return chunk;
  }
}

function grown(seqs: Uint32Array): Uint32Array {
  const larger = new Uint32Array(Math.ceil(seqs.length * 1.5));
  larger.set(seqs);
  return larger;
}
