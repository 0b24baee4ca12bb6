import { type Decision, rejected } from "../base/decision.ts";
import type { Fold, Frozen } from "../base/fold.ts";
import type { OfReports, Recorded, Unplaced } from "../events.ts";
import { caseOf, type ReportEvent, type ReportMade, type ReportsDecided } from "./events.ts";

export type ReportReason = "not-oneself" | "no-such-report" | "reports-enough";

/** Open reports of one room; beyond that, reporting more helps nobody. */
export const REPORTS_MOST = 500;

/** What is open in a room: by case, who reported it and in which versions. */
export interface Reports {
  open: Map<string, { by: string; version: number }[]>;
}

export const reports: Fold<Reports, Recorded<OfReports>> = {
  start: () => ({ open: new Map() }),
  evolve(draft, event) {
    // What was erased was decided, or withdrawn.
    if (event.erased) return;
    if (event.type === "reports-decided") return void draft.open.delete(event.case);
    if (event.type === "reports-withdrawn") return withdrawn(draft, event.by);
    const name = caseOf(event);
    const made = draft.open.get(name) ?? [];
    made.push({ by: event.by ?? "", version: event.version });
    draft.open.set(name, made);
  },
};

function withdrawn({ open }: Reports, by: string | undefined): void {
  for (const [name, made] of open) {
    const others = made.filter((one) => one.by !== by);
    if (others.length > 0) open.set(name, others);
    else open.delete(name);
  }
}

type Decided = Decision<Unplaced<ReportEvent>, ReportReason>;

/** @param wish.mask the reporter's own */
export function report(
  state: Frozen<Reports>,
  wish: { at: number; by: string; mask: string; made: Omit<ReportMade, "type"> },
): Decided {
  const { at, by, mask, made } = wish;
  if (made.whom === mask) return rejected("not-oneself");
  const before = state.open.get(caseOf(made))?.find((one) => one.by === by);
  if (before) return { already: before.version };
  const open = state.open.values().reduce((sum, some) => sum + some.length, 0);
  if (open >= REPORTS_MOST) return rejected("reports-enough");
  return [{ type: "report-made", at, by, ...made }];
}

export function decide(
  state: Frozen<Reports>,
  wish: { at: number; by: string; case: string; outcome: ReportsDecided["outcome"] },
): Decided {
  const made = state.open.get(wish.case);
  if (!made) return rejected("no-such-report");
  return [{ type: "reports-decided", ...wish, erases: made.map(({ version }) => version) }];
}

/** All that somebody reported here. */
export function withdraw(
  _state: Frozen<Reports>,
  wish: { at: number; by: string; erases: readonly number[] },
): Decided {
  return [{ type: "reports-withdrawn", ...wish }];
}
