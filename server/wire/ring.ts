import type { Mask } from "../events.ts";

/** Characters of a room's newest batches kept for readers who come back after a short cut; older ones come from the log. */
const RING_CHARACTERS = 256 * 1024;

/** In the place of a mask; no mask is as short. */
export const EVERYBODY: Mask = "everybody";

/** An event put into words. */
export interface Said {
  version: number;
  words: string;
  /** Who is not to hear it: everybody, or one where own words are withheld. */
  withheldFrom: Mask | undefined;
  /** Told to this one and to moderators alone. */
  only?: Mask;
  /** What all but moderators are told instead. */
  plain?: string;
}

/** The newest events of one room, in words, in the batches in which they were told. */
export class Ring {
  private batches: { first: number; characters: number; said: readonly Said[] }[] = [];
  private characters = 0;

  /** @param head the version up to which everything is told */
  constructor(private head: number) {}

  get version(): number {
    return this.head;
  }

  add(said: readonly Said[]): void {
    const characters = said.reduce((sum, { words }) => sum + words.length, 0);
    this.batches.push({ first: this.head + 1, characters, said });
    this.characters += characters;
    while (this.characters > RING_CHARACTERS) this.characters -= this.batches.shift()?.characters ?? this.characters;
    this.head = said.at(-1)?.version ?? this.head;
  }

  /** The events after a version, or undefined where the ring does not reach back so far. */
  after(version: number): Said[] | undefined {
    if (version >= this.head) return [];
    const from = this.batches.findIndex((batch) => batch.first === version + 1);
    return from < 0 ? undefined : this.batches.slice(from).flatMap(({ said }) => said);
  }

  /** What is before a version was not told, and is not here. */
  skipTo(version: number): void {
    this.clear();
    this.head = version;
  }

  /** Words were erased: what is kept here may hold them. */
  clear(): void {
    this.batches = [];
    this.characters = 0;
  }
}
