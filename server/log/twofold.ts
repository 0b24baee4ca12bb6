import type { Log } from "./log.ts";
import type { MemoryLog } from "./memory.ts";

/** One log for the house: streams that are to leave no trace go to `memory`, all others to `disk`. */
export function twofoldLog(disk: Log, memory: MemoryLog, leavesNoTrace: (stream: string) => boolean): Log {
  const of = (stream: string): Log => (leavesNoTrace(stream) ? memory : disk);
  return {
    get shared() {
      return disk.shared;
    },
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
    get position() {
      return disk.position;
    },
    versionOf: (stream) => of(stream).versionOf(stream),
    append: (stream, expected, events) => of(stream).append(stream, expected, events),
    read: (stream, from, limit) => of(stream).read(stream, from, limit),
    readEach: (stream, versions) => of(stream).readEach(stream, versions),
    concerning: (stream, version) => of(stream).concerning(stream, version),
    async erase(stream, versions) {
      await of(stream).erase(stream, versions);
      // Rooms come and go by the thousand: in memory, not even their empty envelopes may gather.
      if (leavesNoTrace(stream) && versions === "all") memory.forgetErased(stream);
    },
    follow(told, pause) {
      disk.follow(told, pause);
      memory.follow(told, pause);
    },
    async upToDate() {
      await Promise.all([disk.upToDate(), memory.upToDate()]);
    },
    replay: (after) => disk.replay(after),
    checkpoint: () => disk.checkpoint(),
    async close() {
      await Promise.all([disk.close(), memory.close()]);
    },
  };
}
