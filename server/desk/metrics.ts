// GET /metrics, in the text format of Prometheus (prometheus.io/docs/instrumenting/exposition_formats, 0.0.4).
import type { Point } from "./numbers.ts";

export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** @param house.events ever recorded @param house.waiting reports and appeals that nobody has decided */
export function metricsOf(house: Point & { rooms: number; events: number; waiting: number }): string {
  const gauges: [name: string, help: string, value: number][] = [
    ["hearsay_people", "People with an open tab.", house.people],
    ["hearsay_sockets", "Open connections.", house.sockets],
    ["hearsay_rooms", "Open rooms.", house.rooms],
    ["hearsay_messages_last_minute", "Messages said within the last minute.", house.perMinute],
    ["hearsay_sync_p99_seconds", "Time until a record is on disk, of a hundred the slowest.", house.syncMs / 1_000],
    ["hearsay_resident_memory_bytes", "Memory of the server.", house.memory],
    ["hearsay_waiting", "Reports and appeals that wait for a moderator.", house.waiting],
  ];
  const lines = gauges.flatMap(([name, help, value]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    `${name} ${value}`,
  ]);
  const events = ["# HELP hearsay_events_total Events in the record.", "# TYPE hearsay_events_total counter"];
  return `${[...lines, ...events, `hearsay_events_total ${house.events}`].join("\n")}\n`;
}
