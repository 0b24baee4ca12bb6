import { HTTP_IDLE_S } from "../../server/limits.ts";
import { Raw } from "../support/raw.ts";
import { until } from "../support/until.ts";
import { startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";

/** A server looks every few seconds at who has been idle for too long, and a busy machine looks late. */
const GRACE_S = 10;
const ANSWERED_MS = 200;
const BETWEEN_MS = 100;

export const slow: Trial = {
  name: "slow",
  title: "connections that say nothing, or a byte now and then, are closed, and cost others nothing",
  quiet: true,
  async run(world) {
    const count = world.of(100, 500);
    const server = await startServer(world.folder());
    world.finally(() => server.kill());
    const head = `POST /trpc/people.me HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: application/json\r\n`;
    const connections = await Promise.all(Array.from({ length: count }, () => Raw.dial(server.port)));
    world.finally(() => connections.forEach((one) => one.close()));
    // Of four, two say nothing; one is in the middle of its headers, one in the middle of its body.
    const talking = connections.filter((_, i) => i % 2 === 0);
    talking.forEach((one, i) => one.write(i % 2 === 0 ? head : `${head}Content-Length: 1000\r\n\r\n{`));

    const began = performance.now();
    must(!connections.some(({ closed }) => closed), "a connection had no time to say something");
    const times: number[] = [];
    await until(
      "all of them to be closed",
      async () => {
        const asked = performance.now();
        must((await fetch(`${server.url}/healthz`)).ok, "somebody else was not served");
        times.push(performance.now() - asked);
        for (const one of talking) if (!one.closed) one.write("x");
        await Bun.sleep(BETWEEN_MS);
        return connections.every(({ closed }) => closed);
      },
      (HTTP_IDLE_S + GRACE_S) * 1_000,
    );
    const seconds = (performance.now() - began) / 1000;
    times.sort((a, b) => a - b);
    const middle = times[times.length >> 1] ?? 0;
    must(middle < ANSWERED_MS, `others waited ${Math.round(middle)} ms`);
    return {
      connections: count,
      "closed after, s": Math.round(seconds),
      "others waited, median ms": Math.round(middle),
      "at most": Math.round(times.at(-1) ?? 0),
    };
  },
};
