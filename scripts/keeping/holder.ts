import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether a server is writing to this folder now. Asked without touching its lock. */
export function isHeld(data: string): boolean {
  try {
    const { pid } = JSON.parse(readFileSync(join(data, ".holder"), "utf8")) as { pid: number };
    process.kill(pid, 0);
    return true;
  } catch {
    // No such file, or no such process.
    return false;
  }
}
