// GET /metrics, for Prometheus.
import type { Registry } from "prom-client";
import type { Point } from "./numbers.ts";

export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/**
 * What prom-client tells of the process and Bun gives it; the rest of its own stands at zero here, or is wrong. The
 * first of a kind measures for the others, and has to stay with them.
 */
const OF_PROCESS: ReadonlySet<string> = new Set([
  "process_cpu_user_seconds_total",
  "process_cpu_system_seconds_total",
  "process_cpu_seconds_total",
  "process_resident_memory_bytes",
  "process_start_time_seconds",
  "process_open_fds",
  "process_max_fds",
  "nodejs_eventloop_lag_seconds",
  "nodejs_eventloop_lag_p99_seconds",
]);

/** `events`: ever recorded; `waiting`: reports, held messages and appeals that nobody has decided. */
export type Measured = Point & { rooms: number; events: number; waiting: number };

const gauges: [name: string, help: string, of: (now: Measured) => number][] = [
  ["hearsay_people", "People with an open tab.", ({ people }) => people],
  ["hearsay_sockets", "Open connections.", ({ sockets }) => sockets],
  ["hearsay_rooms", "Open rooms.", ({ rooms }) => rooms],
  ["hearsay_messages_last_minute", "Messages said within the last minute.", ({ perMinute }) => perMinute],
  [
    "hearsay_sync_p99_seconds",
    "Time until a record is on disk, of a hundred the slowest.",
    ({ syncMs }) => syncMs / 1_000,
  ],
  ["hearsay_data_bytes", "All that is kept on the disk, as measured once a minute.", ({ kept }) => kept],
  ["hearsay_waiting", "Reports, held messages and appeals that wait for a moderator.", ({ waiting }) => waiting],
];

/** Reads the house whenever it is asked. */
export class Metrics {
  private registry: Promise<Registry> | undefined;

  constructor(private readonly measure: () => Measured) {}

  async text(): Promise<string> {
    // Most houses are never asked: what it takes to answer comes with the first question.
    this.registry ??= registryOf(this.measure);
    return (await this.registry).metrics();
  }
}

async function registryOf(measure: () => Measured): Promise<Registry> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import("prom-client");
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { name } of registry.getMetricsAsArray()) if (!OF_PROCESS.has(name)) registry.removeSingleMetric(name);
  for (const [name, help, of] of gauges)
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(of(measure()));
      },
    });
  new Counter({
    name: "hearsay_events_total",
    help: "Events in the record.",
    registers: [registry],
    collect() {
      this.reset();
      this.inc(measure().events);
    },
  });
  return registry;
}
