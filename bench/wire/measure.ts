import type { Server } from "../support/server.ts";
import type { Crowd } from "./crowd.ts";

/** So many messages a second, or so many under way at once: the next is sent when one was seen by all. */
export type Load = { perSecond: number } | { inFlight: number };

export interface Measured {
  /** Microseconds of the server's CPU for one message to one client. */
  cpuMicros: number;
  deliveriesPerSecond: number;
  /** The server's share of one core. */
  serverShare: number;
  /** The bench's own share of one core; near 1 the bench is the limit, not the server. */
  clientShare: number;
  /** Milliseconds from sending to seeing. */
  timings: number[];
}

const WARM_MS = 250;
const DRAIN_MS = 10_000;

/** @param fan how many clients see each message */
export async function measure(
  server: Server,
  crowd: Crowd,
  given: { load: Load; ms: number; fan: number },
): Promise<Measured> {
  const { load, ms, fan } = given;
  const before = { delivered: crowd.delivered, posted: crowd.posted };
  const post = () => crowd.post();
  const seen = () => Math.floor((crowd.delivered - before.delivered) / fan);
  const stop = "perSecond" in load ? keepPace(load.perSecond, post) : keepInFlight(load.inFlight, crowd, seen, post);

  await Bun.sleep(WARM_MS);
  crowd.timings = [];
  const start = stateOf(server, crowd);
  await Bun.sleep(ms);
  const end = stateOf(server, crowd);
  stop();
  const expected = before.delivered + (crowd.posted - before.posted) * fan;
  await crowd.until(expected, DRAIN_MS);
  if (crowd.delivered !== expected)
    throw new Error(
      `${server.name} delivered ${crowd.delivered - before.delivered} messages of ${expected - before.delivered}.`,
    );
  const timings = crowd.timings;
  crowd.timings = undefined;

  const seconds = (end.now - start.now) / 1000;
  const deliveries = end.delivered - start.delivered;
  return {
    cpuMicros: ((end.server - start.server) / deliveries) * 1e6,
    deliveriesPerSecond: deliveries / seconds,
    serverShare: (end.server - start.server) / seconds,
    clientShare: (end.client - start.client) / seconds,
    timings,
  };
}

function stateOf(server: Server, crowd: Crowd) {
  const { user, system } = process.cpuUsage();
  return {
    now: performance.now(),
    delivered: crowd.delivered,
    server: server.cpuSeconds(),
    client: (user + system) / 1e6,
  };
}

/** Sends what is due every millisecond; what a busy moment held up is sent after it. */
function keepPace(perSecond: number, post: () => void): () => void {
  const begin = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    for (const due = ((performance.now() - begin) / 1000) * perSecond; sent < due; sent++) post();
  }, 1);
  return () => clearInterval(timer);
}

function keepInFlight(count: number, crowd: Crowd, seen: () => number, post: () => void): () => void {
  let sent = 0;
  const refill = () => {
    for (const most = seen() + count; sent < most; sent++) post();
  };
  crowd.onHeard = refill;
  refill();
  return () => {
    crowd.onHeard = undefined;
  };
}
