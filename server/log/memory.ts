import { refuseForged, withoutWords } from "./line.ts";
import type { Appended, Log, Position, Recorded, Unplaced } from "./log.ts";
import { versionsOf } from "./page.ts";
import { positionAt, seqAt } from "./position.ts";

export interface MemoryLog extends Log {
  /** Lets go of a stream whose newest event erased all before it; one that is called so later begins anew. */
  forgetErased(stream: string): void;
}

interface Stream {
  /** Another one for a stream that begins anew. */
  epoch: string;
  /** The seq of each version. */
  seqs: number[];
  /** The seqs of the events that concern a version. */
  concerning: Map<number, number[]>;
  /** The newest version that said `erases: "all"`. */
  cleared: number;
}

/** A log for tests and for rooms that are never to be on a disk. Events are kept as text, so that nobody who read one can change it. */
export function memoryLog(): MemoryLog {
  const epoch = crypto.randomUUID();
  /** Of what was let go, nothing. */
  const texts: (string | undefined)[] = [];
  const streams = new Map<string, Stream>();
  let closed = false;

  const eventAt = (seq: number): Recorded => JSON.parse(texts[seq - 1] ?? "");
  const versionOf = (stream: string) => streams.get(stream)?.seqs.length ?? 0;

  function record(name: string, event: Unplaced): Recorded {
    const stream: Stream = streams.get(name) ?? {
      epoch: crypto.randomUUID(),
      seqs: [],
      concerning: new Map(),
      cleared: 0,
    };
    const seq = texts.length + 1;
    const recorded = { ...event, seq, stream: name, version: stream.seqs.length + 1 };
    texts.push(JSON.stringify(recorded));
    streams.set(name, stream);
    stream.seqs.push(recorded.seq);
    if (event.erases === "all") stream.cleared = recorded.version;
    if (event.about !== undefined) {
      const others = stream.concerning.get(event.about);
      if (others) others.push(recorded.seq);
      else stream.concerning.set(event.about, [recorded.seq]);
    }
    return eventAt(recorded.seq);
  }

  function eraseAt(seq: number): void {
    texts[seq - 1] = JSON.stringify(withoutWords(eventAt(seq)));
  }

  let told: Parameters<Log["follow"]>[0] = () => {};

  return {
    shared: false,
    epoch,
    epochOf: (stream) => streams.get(stream)?.epoch ?? epoch,
    writable: true,
    get head() {
      return texts.length;
    },
    get position() {
      return positionAt(epoch, texts.length);
    },
    versionOf,

    async append(stream, expected, events): Promise<Appended> {
      if (closed) throw new Error("The log is closed.");
      if (expected !== versionOf(stream)) return { outcome: "conflict" };
      events.forEach((event, i) => refuseForged(event, stream, expected + i + 1));
      const recorded = events.map((event) => record(stream, event));
      told(recorded);
      return { outcome: "recorded", events: recorded };
    },

    follow(listener) {
      told = listener;
    },
    upToDate: () => Promise.resolve(),

    async read(stream, from, limit) {
      const kept = streams.get(stream);
      return kept ? seqsOf(kept, versionsOf(kept.seqs.length, from, limit)).map(eventAt) : [];
    },

    async readEach(stream, versions) {
      const kept = streams.get(stream);
      return kept ? seqsOf(kept, versions).map(eventAt) : [];
    },

    async concerning(stream, version) {
      return (streams.get(stream)?.concerning.get(version) ?? []).map(eventAt);
    },

    async erase(stream, versions) {
      const kept = streams.get(stream);
      if (!kept) return;
      const before = kept.cleared || kept.seqs.length;
      if (versions === "all") kept.seqs.slice(0, before - 1).forEach(eraseAt);
      else seqsOf(kept, versions).forEach(eraseAt);
    },

    forgetErased(stream) {
      const kept = streams.get(stream);
      if (!kept || kept.cleared < kept.seqs.length) return;
      for (const seq of kept.seqs) texts[seq - 1] = undefined;
      streams.delete(stream);
    },

    async *replay(after?: Position) {
      const start = after === undefined ? 0 : seqAt(after, epoch, texts.length);
      if (start < texts.length)
        yield texts.slice(start).flatMap((text): Recorded[] => (text ? [JSON.parse(text)] : []));
    },

    async checkpoint() {
      return positionAt(epoch, texts.length);
    },

    async close() {
      closed = true;
    },
  };
}

const seqsOf = (stream: Stream, versions: readonly number[]): number[] =>
  versions.flatMap((version) => stream.seqs[version - 1] ?? []);
