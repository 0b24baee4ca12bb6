// Which function answers which path, and what a request has to be for it.
import type { Server } from "bun";
import type { App } from "../app.ts";
import type { Config } from "../config.ts";
import { METRICS_TYPE } from "../desk/metrics.ts";
import { type Addresses, type Call, isLoopback } from "./address.ts";
import type { Assets } from "./assets.ts";
import { pictured } from "./avatars.ts";
import { exportedMine, exportedRoom } from "./exports.ts";
import type { Origins } from "./origins.ts";
import { type OwnPath, ownPathOf } from "./paths.ts";
import type { TabData } from "./tab.ts";

export interface Asked {
  request: Request;
  pathname: string;
  server: Server<TabData>;
}

/** Undefined: a socket was opened, or, under `read`, there is nothing. */
type Answer = Response | undefined;
type Answering = (asked: Asked) => Promise<Answer> | Answer;

export function makeRoutes(house: {
  config: Config;
  app: App;
  assets: Assets;
  addresses: Addresses;
  origins: Origins;
  /** Carries out calls, and opens sockets. */
  trpc: Answering;
}): (request: Request, server: Server<TabData>) => Promise<Answer> | Answer {
  const { config, app, assets, addresses, origins } = house;
  const trpc = called(house.trpc);
  const routes: Record<OwnPath, Answering> = {
    // Under any host name: a health check may know only the address.
    "/healthz": () => new Response("ok\n"),
    "/readyz": () => (app.ready() ? new Response("ok\n") : wrong(503, "Nothing can be recorded.")),
    "/trpc": trpc,
    "/trpc/": trpc,
    "/metrics": called(read(measured)),
    "/address": called(read(seen)),
    "/mine.ndjson": called(read(({ request }) => exportedMine(request, app, origins))),
    "/export/": called(read(({ request, pathname }) => exportedRoom(pathname, request, app, origins))),
    "/avatars/": called(read(({ pathname }) => pictured(pathname, app))),
  };
  const page = called(read(({ request, pathname }) => assets.answer(pathname, request)));

  /** Requests under one of the house's names. */
  function called(answering: Answering): Answering {
    return (asked) => {
      const host = asked.request.headers.get("host");
      if (origins.knowsHost(host)) return answering(asked);
      return wrong(
        421,
        `This house is not called ${host}. If it should be, start it with PUBLIC_URL set to its address.`,
      );
    };
  }

  /** For programs on this machine that come without a proxy, and for those with the token. */
  async function measured({ request, server }: Asked): Promise<Answer> {
    const { headers } = request;
    const token = config.metricsToken;
    const known = token !== "" && headers.get("authorization") === `Bearer ${token}`;
    const local = isLoopback(server.requestIP(request)?.address ?? "") && !headers.has("x-forwarded-for");
    if (!known && (!local || origins.isTunnel(headers.get("host")))) return undefined;
    return new Response(await app.metrics(), { headers: { "content-type": METRICS_TYPE } });
  }

  /** Shows a host whether a proxy passes on the address of the caller. */
  function seen({ request, server }: Asked): Answer {
    const address = addresses.seen(callOf(request, server, origins));
    return new Response(`${address}\n`, { headers: { "cache-control": "no-store" } });
  }

  return (request, server) => {
    // Without a host that could be one, not even the path can be told.
    const { pathname } = URL.parse(request.url) ?? {};
    if (pathname === undefined) return wrong(400, "Say which host you want.");
    const path = ownPathOf(pathname);
    return (path ? routes[path] : page)({ request, pathname, server });
  };
}

/** GET and HEAD alone; 404 where there is no answer. */
function read(answering: Answering): Answering {
  return async (asked) => {
    const { method } = asked.request;
    if (method !== "GET" && method !== "HEAD") return wrong(405, "There is nothing to be sent here.");
    return (await answering(asked)) ?? wrong(404, "There is nothing here.");
  };
}

export const callOf = (request: Request, server: Server<TabData>, origins: Origins): Call => ({
  peer: server.requestIP(request)?.address ?? "",
  headers: request.headers,
  tunnelled: origins.isTunnel(request.headers.get("host")),
});

export const wrong = (status: number, text: string): Response => new Response(`${text}\n`, { status });
