import { type Disk, realDisk } from "../../server/log/disk.ts";

export const diskError = (code: string): Error => Object.assign(new Error(`${code}: the disk says no`), { code });

/** A disk with room for so many more bytes, which takes a part of what does not fit, as a real one does. */
export function smallDisk(bytes: number): Disk & { free_: number } {
  const disk = {
    ...realDisk,
    free_: bytes,
    write(file: number, content: Uint8Array, at: number): number {
      const taken = Math.min(content.length, disk.free_, 1 + Math.ceil(content.length / 2));
      if (taken === 0 && content.length > 0) throw diskError("ENOSPC");
      disk.free_ -= taken;
      return realDisk.write(file, content.subarray(0, taken), at);
    },
    free: async () => disk.free_,
  };
  return disk;
}

/** A disk that fails at one operation, each time after `arm`. */
export function failingDisk(operation: "write" | "sync" | "syncFolder" | "rename") {
  let armed = false;
  const failing = <Args extends unknown[], Answer>(work: (...args: Args) => Answer) => {
    return (...args: Args): Answer => {
      if (armed) throw diskError("EIO");
      return work(...args);
    };
  };
  const failingLater =
    <Arg>(work: (arg: Arg) => Promise<void>) =>
    async (arg: Arg) =>
      failing(work)(arg);
  const disk: Disk = { ...realDisk };
  if (operation === "write") disk.write = failing(realDisk.write);
  if (operation === "rename") disk.rename = failing(realDisk.rename);
  if (operation === "sync") disk.sync = failingLater(realDisk.sync);
  if (operation === "syncFolder") disk.syncFolder = failingLater(realDisk.syncFolder);
  return { disk, arm: () => (armed = true) };
}

/** The power is gone: no step is taken any more. */
export class Crash extends Error {}

/** A disk that takes so many steps and then no more; of a last write it takes the half. */
export function crashingDisk(steps: number): { disk: Disk; crashed: () => boolean } {
  let left = steps;
  const step = (): boolean => {
    if (left < 0) throw new Crash();
    return left-- > 0;
  };
  const orCrash = <Answer>(work: () => Answer): Answer => {
    if (!step()) throw new Crash();
    return work();
  };
  const disk: Disk = {
    ...realDisk,
    open: (path) => orCrash(() => realDisk.open(path)),
    write(file, bytes, at) {
      if (step()) return realDisk.write(file, bytes, at);
      realDisk.write(file, bytes.subarray(0, bytes.length >> 1), at);
      throw new Crash();
    },
    cut: (file, size) => orCrash(() => realDisk.cut(file, size)),
    rename: (from, to) => orCrash(() => realDisk.rename(from, to)),
    remove: (path) => orCrash(() => realDisk.remove(path)),
    sync: async (file) => orCrash(() => realDisk.sync(file)),
    syncFolder: async (path) => orCrash(() => realDisk.syncFolder(path)),
  };
  return { disk, crashed: () => left < 0 };
}
