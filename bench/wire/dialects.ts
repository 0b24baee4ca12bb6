// How the house and the baselines are spoken to.
import type { Person } from "../support/house.ts";
import type { Dialect } from "./client.ts";

/** Everybody follows one room and posts there. @param idOf the number under which a client's tab follows */
export function houseDialect(
  people: readonly Person[],
  roomOf: (client: number) => string,
  idOf: (client: number) => number = () => 1,
): Dialect {
  return {
    path: "/trpc?connectionParams=1",
    headers: (client) => `X-Forwarded-For: ${people[client]!.address}\r\n`,
    opening: (client) => [
      JSON.stringify({ method: "connectionParams", data: { session: people[client]!.session } }),
      subscription(idOf(client), "live.room", { room: roomOf(client) }),
    ],
    ready: '"type":"data"',
    post: (client, n, text) =>
      mutation(n + FIRST_CALL, "messages.post", { room: roomOf(client), id: messageId(n), text }),
  };
}

export const bareDialect: Dialect = {
  path: "/",
  opening: () => [],
  ready: "ready",
  post: (_client, _n, text) => text,
};

export const trpcDialect: Dialect = {
  path: "/",
  opening: () => [subscription(1, "follow", undefined)],
  ready: '"started"',
  post: (_client, n, text) => mutation(n + FIRST_CALL, "post", { text }),
};

export const socketioDialect: Dialect = {
  path: "/socket.io/?EIO=4&transport=websocket",
  opening: () => ["40"],
  ready: '40{"sid"',
  post: (_client, _n, text) => `42${JSON.stringify(["post", text])}`,
};

/** Numbers of calls, above those of all subscriptions. */
const FIRST_CALL = 10_000;

const run = crypto.randomUUID();
const messageId = (n: number): string => `${run}-${n}`;

const subscription = (id: number, path: string, input: unknown): string =>
  JSON.stringify({ id, method: "subscription", params: { path, input } });

const mutation = (id: number, path: string, input: unknown): string =>
  JSON.stringify({ id, method: "mutation", params: { path, input } });
