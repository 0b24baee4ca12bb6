import { Damage } from "./damage.ts";
import type { Day } from "./days.ts";
import { type Disk, writeAll } from "./disk.ts";
import { type Gone, GONE_IN_A_LINE, goneLine, goneOf } from "./gone.ts";
import { eventOf, strippedLine } from "./line.ts";
import { eachLine, linesOf } from "./lines.ts";
import type { Recorded } from "./log.ts";
import { NOWHERE, type Offsets } from "./offsets.ts";

const NEWLINE = Buffer.from("\n");

export interface Rewriting {
  disk: Disk;
  /** The new file. */
  file: number;
  /** The old one. */
  path: string;
  day: Day;
  /** How many places are in it. */
  events: number;
  offsets: Offsets;
  /** While it is true, the old file stays as it is. */
  undisturbed: () => boolean;
  pause: () => Promise<void>;
}

interface Line {
  line: Buffer;
  event: Recorded | undefined;
}

/** A day file as it is written anew. */
export interface Rewritten {
  size: number;
  crc: number;
  /** Where its events are, from the day's first on. */
  places: Uint32Array;
}

/** Writes a day without what may go: what is gone comes first, then what stays. Nothing when it was disturbed. */
export async function writeAnew(rewriting: Rewriting): Promise<Rewritten | undefined> {
  const { disk, file, day, events, undisturbed } = rewriting;
  const output = new Output(disk, file);
  const goes = await writeGone(rewriting, output);
  const places = new Uint32Array(events).fill(NOWHERE);
  for await (const slice of slicesOf(rewriting)) {
    for (const { line, event } of slice) {
      const place = event ? event.seq - day.first : -1;
      if (!event || goes[place]) continue;
      places[place] = output.put(event.erased ? Buffer.from(strippedLine(line)) : line);
    }
    output.flush();
  }
  return undisturbed() ? { size: output.size, crc: output.crc, places } : undefined;
}

/** Answers which places go. That is decided only here: a room may be cleared while the day is read again. */
async function writeGone(rewriting: Rewriting, output: Output): Promise<Uint8Array> {
  const { day, events, offsets } = rewriting;
  const goes = new Uint8Array(events);
  let gone: Gone[] = [];
  for await (const slice of slicesOf(rewriting)) {
    for (const { line, event } of slice) {
      if (!event) output.put(line); // of what went earlier
      if (!event || !mayGo(event, offsets)) continue;
      goes[event.seq - day.first] = 1;
      gone.push(event);
      if (gone.length < GONE_IN_A_LINE) continue;
      output.put(Buffer.from(goneLine(gone)));
      gone = [];
    }
    output.flush();
  }
  if (gone.length > 0) output.put(Buffer.from(goneLine(gone)));
  output.flush();
  return goes;
}

const mayGo = ({ erased, stream, version }: Recorded, offsets: Offsets): boolean =>
  erased === 1 && version < (offsets.streams.get(stream)?.cleared ?? 0);

/** The lines of the old file; those without an event say what went earlier. */
async function* slicesOf({ path, day, undisturbed, pause }: Rewriting): AsyncGenerator<Line[]> {
  for await (const lines of linesOf(path, 0, day.size)) {
    if (!undisturbed()) return;
    yield [...eachLine(lines)].map(({ line, at }) => {
      const event = eventOf(line);
      if (!event && !goneOf(line)) throw new Damage(path, at);
      return { line, event };
    });
    await pause();
  }
}

class Output {
  size = 0;
  crc = 0;
  #lines: Buffer[] = [];
  #flushed = 0;

  constructor(
    private readonly disk: Disk,
    private readonly file: number,
  ) {}

  /** Answers where the line begins. It is read when flushed. */
  put(line: Buffer): number {
    const at = this.size;
    this.#lines.push(line, NEWLINE);
    this.size += line.length + 1;
    return at;
  }

  flush(): void {
    const bytes = Buffer.concat(this.#lines);
    writeAll(this.disk, this.file, bytes, this.#flushed);
    this.crc = Bun.hash.crc32(bytes, this.crc);
    this.#flushed += bytes.length;
    this.#lines = [];
  }
}
