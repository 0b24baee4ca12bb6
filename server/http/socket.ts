// The door: Bun.serve with the client's files, and tRPC over HTTP and over WebSocket.
import type { IncomingMessage } from "node:http";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getWSConnectionHandler } from "@trpc/server/adapters/ws";
import type { Server } from "bun";
import type { App } from "../app.ts";
import { readAtMost } from "../base/body.ts";
import { numberOf } from "../base/errorNumber.ts";
import type { Config } from "../config.ts";
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
} from "../limits.ts";
import { brokenWords, isUnforeseen } from "../wire/trpc.ts";
import { Addresses } from "./address.ts";
import type { Assets } from "./assets.ts";
import { cookieSession, httpCaller, type Place, socketCaller } from "./callers.ts";
import { Crowd } from "./crowd.ts";
import { safetyHeaders } from "./headers.ts";
import { type Address, onNetwork, Origins } from "./origins.ts";
import { type Asked, callOf, makeRoutes, wrong } from "./routes.ts";
import { Tab, type TabData } from "./tab.ts";
import { TabEncoder } from "./tabEncoder.ts";

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
  const route = makeRoutes({ config, app, assets, addresses, origins, trpc: routeCall });
  const heartbeat = setInterval(() => {
    for (const tab of crowd) tab.ping();
  }, PING_MS);

  function routeCall({ request, server }: Asked): Promise<Response> | Response | undefined {
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
    const call = callOf(request, server, origins);
    return { address: addresses.of(call), network: addresses.lastingOf(call) };
  }

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

/** What tRPC wants to know of the handshake. */
const requestOf = ({ url }: TabData): IncomingMessage =>
  ({ url, headers: {}, method: "GET", socket: {} }) as unknown as IncomingMessage;
