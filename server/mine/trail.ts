import { actsStream, type HouseEvent, personStream, type Recorded, reportsStream, roomStream } from "../events.ts";
import type { Log, Position } from "../log/log.ts";

/** Events read at once from a room that is in memory. */
const STRIDE = 1_000;

const streamsOf = (room: string): string[] => [roomStream(room), reportsStream(room), actsStream(room)];

/** Where to look for somebody's traces. */
export interface Traced {
  log: Log;
  /** The open rooms that are in memory only. */
  roomsInMemory(): Iterable<string>;
}

/**
 * Everything that the house keeps of one person's deeds, and their own stream, in the order of the record; then what
 * they did in rooms that are in memory. Reads the whole record, a megabyte at a time, while others are served.
 * @param after to read only what was recorded since
 */
export async function* trailOf(
  house: Traced,
  person: string,
  after?: Position,
): AsyncGenerator<Recorded<HouseEvent>[]> {
  const own = personStream(person);
  const isTheirs = ({ by, stream }: Recorded) => by === person || stream === own;
  for await (const events of house.log.replay(after)) yield events.filter(isTheirs) as Recorded<HouseEvent>[];
  for (const stream of [...house.roomsInMemory()].flatMap(streamsOf)) {
    for (let version = 0, more = true; more;) {
      const events = await house.log.read(stream, { after: version }, STRIDE);
      yield events.filter(isTheirs) as Recorded<HouseEvent>[];
      more = events.length === STRIDE;
      version = events.at(-1)?.version ?? version;
    }
  }
}
