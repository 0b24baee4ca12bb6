import { test } from "bun:test";
import type { OfReports, Unplaced } from "../../server/events.ts";
import { decide, report, reports, REPORTS_MOST } from "../../server/reports/decide.ts";
import { ada, bo, cy, NOON, type Somebody } from "../support/cast.ts";
import { given } from "../support/given.ts";

type Told = Unplaced<OfReports>;

const made = { whom: bo.mask, message: 7, ground: "hate" as const };
const from = ({ by }: Somebody): Told => ({ type: "report-made", at: NOON, by, ...made });
const wish = ({ by, mask }: Somebody) => ({ at: NOON, by, mask, made });

test("anybody may report another's message, once", () => {
  given(reports, [])
    .when(report, wish(cy))
    .gives([from(cy)]);
  given(reports, [from(cy)])
    .when(report, wish(cy))
    .gives({ already: 1 });
  given(reports, [from(cy)])
    .when(report, wish(ada))
    .gives([from(ada)]);
});

test("nobody reports themselves", () => {
  given(reports, []).when(report, wish(bo)).gives("not-oneself");
});

test("a room has so many open reports and no more", () => {
  const many = Array.from({ length: REPORTS_MOST }, (_, i): Told => ({ ...from(cy), by: `p_${i}` }));
  given(reports, many).when(report, wish(cy)).gives("reports-enough");
});

test("what is decided is decided for all who reported it, and their words are erased", () => {
  const decision = { at: NOON, by: ada.by, case: "message 7", outcome: "dismissed" as const };
  const decided: Told = { type: "reports-decided", ...decision, erases: [1, 2] };
  given(reports, [from(cy), from(ada)])
    .when(decide, decision)
    .gives([decided]);
  given(reports, [from(cy), from(ada), decided])
    .when(decide, decision)
    .gives("no-such-report");
  given(reports, [from(cy), from(ada), decided])
    .when(report, wish(cy))
    .gives([from(cy)]);
});
