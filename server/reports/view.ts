import type { Fold } from "../base/fold.ts";
// What waits for a moderator: open reports, gathered by what they are about.
import { type HouseEvent, type Recorded, reportsOf, roomOf, type Whole } from "../events.ts";
import { caseOf, type KeptLine, type ReportMade } from "./events.ts";

export interface Case {
  room: string;
  case: string;
  whom: string;
  message?: number;
  /** When it was first reported. */
  since: number;
  reports: { by: string; at: number; ground: ReportMade["ground"]; line?: string }[];
  /** Of a room in memory: the lines around. */
  kept?: KeptLine[];
}

/** By room and case, oldest first. */
export type Cases = Map<string, Case>;

export const cases: Fold<Cases, Recorded<HouseEvent>> = {
  start: () => new Map(),
  evolve(draft, event) {
    if (event.type === "room-closed") return closeRoom(draft, roomOf(event.stream));
    const room = reportsOf(event.stream);
    if (room === undefined || event.erased) return;
    if (event.type === "reports-decided") draft.delete(`${room} ${event.case}`);
    if (event.type === "report-made") add(draft, room, event);
    if (event.type === "reports-withdrawn") withdraw(draft, room, event.by);
  },
};

/** Its words are erased; what is kept of a room in memory stays until somebody looked. */
function closeRoom(draft: Cases, room: string | undefined): void {
  for (const [key, one] of draft) if (one.room === room && !one.kept) draft.delete(key);
}

function withdraw(draft: Cases, room: string, by: string | undefined): void {
  for (const [key, one] of draft) {
    if (one.room !== room) continue;
    one.reports = one.reports.filter((made) => made.by !== by);
    const [first] = one.reports;
    if (first) one.since = first.at;
    else draft.delete(key);
  }
}

function add(draft: Cases, room: string, event: Whole<ReportMade>): void {
  const name = caseOf(event);
  const { whom, message, at, by = "", ground, line, kept } = event;
  const known = draft.get(`${room} ${name}`) ?? {
    room,
    case: name,
    whom,
    ...(message !== undefined && { message }),
    since: at,
    reports: [],
    ...(kept && { kept }),
  };
  known.reports.push({ by, at, ground, ...(line !== undefined && { line }) });
  draft.set(`${room} ${name}`, known);
}
