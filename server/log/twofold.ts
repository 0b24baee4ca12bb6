import type { Appended, Log } from "./log.ts";

/** One log for the house: streams that are to leave no trace go to `memory`, all others to `disk`. */
export function twofoldLog(disk: Log, memory: Log, leavesNoTrace: (stream: string) => boolean): Log {
  const of = (stream: string): Log => (leavesNoTrace(stream) ? memory : disk);
  return {
    get epoch() {
      return disk.epoch;
    },
    epochOf: (stream) => of(stream).epochOf(stream),
    get writable() {
      return disk.writable;
    },
    get head() {
      return disk.head;
    },
    versionOf: (stream) => of(stream).versionOf(stream),
    append: (stream, expected, events): Promise<Appended> => of(stream).append(stream, expected, events),
    read: (stream, from, limit) => of(stream).read(stream, from, limit),
    readEach: (stream, versions) => of(stream).readEach(stream, versions),
    concerning: (stream, version) => of(stream).concerning(stream, version),
    erase: (stream, versions) => of(stream).erase(stream, versions),
    replay: (after) => disk.replay(after),
    checkpoint: () => disk.checkpoint(),
    async close() {
      await Promise.all([disk.close(), memory.close()]);
    },
  };
}
