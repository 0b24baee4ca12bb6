// The record on disk against what people were told.
import { join } from "node:path";
import { openLog } from "../../server/log/files.ts";
import type { Recorded } from "../../server/log/log.ts";
import type { Reader, Writer } from "./people.ts";
import { must } from "./trial.ts";

/** All events of a folder, as the next start would find them. */
export async function recordOf(data: string): Promise<Recorded[]> {
  const log = await openLog({
    folder: join(data, "log"),
    onFailure(error) {
      throw error;
    },
  });
  const events: Recorded[] = [];
  for await (const some of log.replay()) events.push(...some);
  await log.close();
  return events;
}

/** Fails unless all that was acknowledged is there once, at its version, and nothing else is there. */
export function mustHoldAll(events: readonly Recorded[], writers: readonly Writer[]): void {
  const versions = new Map<string, number[]>();
  for (const event of events) {
    if (event.type !== "message-posted" || !("id" in event)) continue;
    const id = String(event.id);
    versions.set(id, [...(versions.get(id) ?? []), event.version]);
  }
  const lost = writers.flatMap(({ acknowledged }) =>
    [...acknowledged].filter(([id, version]) => versions.get(id)?.[0] !== version),
  );
  must(lost.length === 0, `${lost.length} acknowledged messages are not where they were said to be`);
  const doubles = [...versions.values()].filter(({ length }) => length > 1);
  must(doubles.length === 0, `${doubles.length} messages are there twice`);
  const asked = new Set(writers.flatMap((writer) => [...writer.asked]));
  const phantoms = [...versions.keys()].filter((id) => !asked.has(id));
  must(phantoms.length === 0, `${phantoms.length} messages are there that nobody wrote`);
}

/** Fails unless a reader was told the record, in order, once. */
export function mustHaveHeard(reader: Reader, events: readonly Recorded[]): void {
  must(
    reader.faults.length === 0,
    `a reader: ${reader.faults.slice(0, 3).join("; ")} (${reader.faults.length} in all)`,
  );
  const room = events.filter(({ stream }) => stream === "room:lobby");
  for (const event of room) {
    const id = "id" in event ? event.id : undefined;
    const told = reader.ids.get(event.version);
    must(!reader.ids.has(event.version) || told === id, `version ${event.version} was told as something else`);
  }
}
