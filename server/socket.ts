// The door: Bun.serve with the client's files, and tRPC over HTTP and over WebSocket.
import type { IncomingMessage } from "node:http";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getWSConnectionHandler } from "@trpc/server/adapters/ws";
import type { Server } from "bun";
import type { App } from "./app.ts";
import { readAtMost } from "./body.ts";
import type { Config } from "./config.ts";
import { Crowd } from "./crowd.ts";
import { METRICS_TYPE } from "./desk/metrics.ts";
import { numberOf } from "./errorNumber.ts";
import { Addresses, isLoopback } from "./http/address.ts";
import type { Assets } from "./http/assets.ts";
import { pictured } from "./http/avatars.ts";
import { cookieSession, httpCaller, type Place, socketCaller } from "./http/callers.ts";
import { exported } from "./http/exports.ts";
import { safetyHeaders } from "./http/headers.ts";
import { type Address, onNetwork, Origins } from "./http/origins.ts";
import {
  AVATAR_BYTES,
  BACKPRESSURE_BYTES,
  BATCH_CALLS,
  BODY_BYTES,
  COME_AGAIN,
  FRAME_BYTES,
  FRAME_CALLS,
  HTTP_IDLE_S,
  PING_MS,
  PROTOCOL,
  SOCKET_IDLE_S,
} from "./limits.ts";
import { Tab, type TabData } from "./tab.ts";
import { TabEncoder } from "./tabEncoder.ts";
import { brokenWords, isUnforeseen } from "./trpc.ts";

export interface Door {
  port: number;
  publish(topic: string, frame: string): void;
  /** The house is reached by a tunnel's link, too, or by none any more. */
  share(link: string | undefined): void;
  /** Where others find the house at this moment. */
  address(): Address;
  /** Tells everybody that the house restarts (1012), and lets nobody in any more. */
  close(): Promise<void>;
}

/** RFC 6455's registry of close codes: the service restarts, come again. */
const SERVICE_RESTART = 1012;
/** tRPC's own way to say the same: its client connects again, and resumes what it followed. */
const RECONNECT = '{"id":null,"method":"reconnect"}';

export function openDoor(house: {
  config: Config;
  app: App;
  assets: Assets;
  /** An error that nobody foresaw. */
  report(error: unknown, where?: string, request?: string): void;
}): Door {
  const { config, app, assets } = house;
  const addresses = new Addresses(config.trustedProxies, app.lastingHashOf);
  const crowd = new Crowd({ perSession: config.socketsPerSession, perAddress: config.socketsPerAddress });
  const onError = ({ error, path }: { error: TRPCError; path?: string }) => {
    if (isUnforeseen(error)) house.report(error, path, numberOf(error));
  };

  const connect = (tab: Tab) =>
    getWSConnectionHandler({
      // The sockets are Bun's: they come through `open` below.
      wss: undefined,
      router: app.router,
      maxBatchSize: FRAME_CALLS,
      experimental_encoder: new TabEncoder(tab, app),
      onError,
      createContext: ({ info }) => socketCaller(tab, info.connectionParams?.["session"], app, crowd),
    })(tab as unknown as Parameters<ReturnType<typeof getWSConnectionHandler>>[0], requestOf(tab.data));

  const server = Bun.serve<TabData>({
    port: config.port,
    hostname: config.host,
    maxRequestBodySize: AVATAR_BYTES,
    idleTimeout: HTTP_IDLE_S,
    development: false,
    async fetch(request, server) {
      const answer = await route(request, server);
      const headers = safetyHeaders(origins.isSecure(request.headers.get("host")));
      for (const [name, value] of Object.entries(headers)) answer?.headers.set(name, value);
      return answer;
    },
    error: (error) => {
      house.report(error, undefined, numberOf(error));
      return new Response(brokenWords(numberOf(error)), {
        status: 500,
        headers: safetyHeaders(false),
      });
    },
    websocket: {
      maxPayloadLength: FRAME_BYTES,
      idleTimeout: SOCKET_IDLE_S,
      backpressureLimit: BACKPRESSURE_BYTES,
      closeOnBackpressureLimit: true,
      perMessageDeflate: false,
      open(socket) {
        const tab = new Tab(socket);
        socket.data.tab = tab;
        crowd.add(tab);
        connect(tab);
      },
      message: (socket, message) => socket.data.tab?.heard(message),
      close(socket) {
        const { tab } = socket.data;
        if (!tab) return;
        crowd.remove(tab);
        tab.closed();
      },
    },
  });
  app.recall.listen((isMeant) => {
    for (const tab of [...crowd]) if (isMeant(tab.data)) tab.close(COME_AGAIN, "What you may do here has changed.");
  });
  app.recall.here = function* () {
    for (const { data } of crowd) {
      const { person, network, session } = data;
      if (person !== undefined && session !== undefined) yield { person, network, session };
    }
  };
  const origins = new Origins(server.port ?? config.port, config.publicUrl);
  const heartbeat = setInterval(() => {
    for (const tab of crowd) tab.ping();
  }, PING_MS);

  function route(request: Request, server: Server<TabData>): Promise<Response | undefined> | Response | undefined {
    // Without a host that could be one, not even the path can be told.
    const { pathname } = URL.parse(request.url) ?? {};
    if (pathname === undefined) return wrong(400, "Say which host you want.");
    if (pathname === "/healthz") return new Response("ok\n");
    if (pathname === "/readyz") return app.ready() ? new Response("ok\n") : wrong(503, "Nothing can be recorded.");
    const host = request.headers.get("host");
    if (!origins.knowsHost(host)) {
      return wrong(
        421,
        `This house is not called ${host}. If it should be, start it with PUBLIC_URL set to its address.`,
      );
    }
    if (pathname === "/trpc" || pathname.startsWith("/trpc/")) return routeCall(request, server);
    return show(pathname, request, server);
  }

  function show(pathname: string, request: Request, server: Server<TabData>): Promise<Response> | Response {
    if (request.method !== "GET" && request.method !== "HEAD") return wrong(405, "There is nothing to be sent here.");
    // For a host who wonders whether a proxy tells the house who is calling.
    if (pathname === "/metrics") return measured(request, server);
    if (pathname === "/address") {
      const seen = `${addresses.seen(callOf(request, server))}\n`;
      return new Response(seen, { headers: { "cache-control": "no-store" } });
    }
    const answer =
      assets.answer(pathname, request) ?? exported(pathname, request, app, origins) ?? pictured(pathname, app);
    return answer ?? wrong(404, "There is nothing here.");
  }

  /** For whoever sits at this machine, or has the token. Whom a proxy brings is neither. */
  async function measured(request: Request, server: Server<TabData>): Promise<Response> {
    const { headers } = request;
    const token = config.metricsToken;
    const known = token !== "" && headers.get("authorization") === `Bearer ${token}`;
    const local = isLoopback(server.requestIP(request)?.address ?? "") && !headers.has("x-forwarded-for");
    if (!known && (!local || origins.isTunnel(headers.get("host")))) return wrong(404, "There is nothing here.");
    return new Response(await app.metrics(), { headers: { "content-type": METRICS_TYPE } });
  }

  function routeCall(request: Request, server: Server<TabData>): Promise<Response> | Response | undefined {
    const origin = request.headers.get("origin");
    // A picture or a script of another site comes without an origin, and asking alone makes a guest.
    const foreign = /^(cross|same)-site$/.test(request.headers.get("sec-fetch-site") ?? "");
    if (foreign || (origin !== null && !origins.knowsOrigin(origin)))
      return wrong(403, "Another site's page may not talk to this house.");
    const upgrading = request.headers.get("upgrade")?.toLowerCase() === "websocket";
    return upgrading ? upgrade(request, server) : call(request, server);
  }

  async function call(request: Request, server: Server<TabData>): Promise<Response> {
    // Everything else is what a form of any site can send.
    const [, kind] = /^application\/(json|octet-stream)\b/i.exec(request.headers.get("content-type") ?? "") ?? [];
    if (request.method === "POST" && !kind) return wrong(415, "Calls come as application/json.");
    // Of a picture, who may send none sends it in vain: it is read by the one procedure that takes it.
    const body = kind === "octet-stream" ? request.body : await readAtMost(request.body, BODY_BYTES);
    if (body === undefined) return wrong(413, "That is more than a call may hold.");
    return fetchRequestHandler({
      req: request.method === "POST" ? new Request(request, { body }) : request,
      endpoint: "/trpc",
      router: app.router,
      maxBatchSize: BATCH_CALLS,
      // A browser asks who it is by POST: only then it says from which page.
      allowMethodOverride: true,
      onError,
      // Only the request itself tells who is at its other end, not one made of it.
      createContext: ({ resHeaders }) => httpCaller(request, resHeaders, placeOf(request, server), app, origins),
    });
  }

  function upgrade(request: Request, server: Server<TabData>): Response | undefined {
    const { pathname, search, searchParams } = new URL(request.url);
    const browser = request.headers.has("origin");
    const withParameters = searchParams.get("connectionParams") === "1";
    // A program says who it is by a parameter; without a page's Origin no cookie is believed.
    if (!browser && !withParameters) return wrong(403, "Say who you are with the connection parameter `session`.");
    const { address, network } = placeOf(request, server);
    if (!crowd.hasRoomFor(address))
      return wrong(429, "Too many connections from your network. Close a tab, or try again later.");
    const data: TabData = {
      url: pathname + search,
      address,
      network,
      browser,
      protocol: Number(searchParams.get("protocol") ?? PROTOCOL),
      session: cookieSession(request.headers, origins),
    };
    return server.upgrade(request, { data }) ? undefined : wrong(400, "This is not a WebSocket's handshake.");
  }

  function placeOf(request: Request, server: Server<TabData>): Place {
    const call = callOf(request, server);
    return { address: addresses.of(call), network: addresses.lastingOf(call) };
  }

  const callOf = (request: Request, server: Server<TabData>) => ({
    peer: server.requestIP(request)?.address ?? "",
    headers: request.headers,
    tunnelled: origins.isTunnel(request.headers.get("host")),
  });

  return {
    port: server.port ?? config.port,
    publish: (topic, frame) => void server.publish(topic, frame, false),
    share: (link) => origins.share(link),
    address: () => ({ link: origins.link, network: onNetwork(config.host, server.port ?? config.port) }),
    async close() {
      clearInterval(heartbeat);
      for (const tab of [...crowd]) {
        tab.send(RECONNECT);
        tab.close(SERVICE_RESTART, "The house restarts. Come again in a moment.");
      }
      // Waiting for the goodbyes to be answered would wait for the slowest.
      await server.stop(true);
    },
  };
}

const wrong = (status: number, text: string): Response => new Response(`${text}\n`, { status });

/** What tRPC wants to know of the handshake. */
const requestOf = ({ url }: TabData): IncomingMessage =>
  ({ url, headers: {}, method: "GET", socket: {} }) as unknown as IncomingMessage;
