import { printTable } from "../support/print.ts";
import type { Result } from "./rounds.ts";

/** From this share of a core on, the bench holds the server up. */
const CLIENT_IS_LIMIT = 0.9;

/** @param against the result that the others are compared with */
export function showRace(title: string, results: readonly Result[], against: Result): void {
  printTable(title, [
    ["", "CPU µs a delivery", "ratio", "deliveries/s", "ratio", "p50 ms", "p99 ms", "server's core", "bench's core"],
    ...results.map((one) => [
      one.name,
      one.median("cpuMicros"),
      one.ratio("cpuMicros", against),
      Math.round(one.median("deliveriesPerSecond")),
      one.ratio("deliveriesPerSecond", against),
      one.timing(0.5),
      one.timing(0.99),
      one.median("serverShare"),
      one.median("clientShare"),
    ]),
  ]);
  const held = results.filter((one) => one.median("clientShare") > CLIENT_IS_LIMIT).map(({ name }) => name);
  if (held.length > 0) console.log(`\nThe bench itself was the limit of: ${held.join(", ")}.`);
}
