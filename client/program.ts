// The way in for programs: `import { connect } from "hearsay/client"`. Everything that a house answers has its type.
import {
  createTRPCClient,
  createWSClient,
  httpLink,
  TRPCClientError,
  type WebSocketClientOptions,
  wsLink,
} from "@trpc/client";
import type { AppRouter } from "../server/app.ts";
import { PROTOCOL } from "../server/limits.ts";
import { versionIn } from "./cursor.ts";

export type { InRoom, Public, Told } from "../server/events.ts";

export interface Program {
  /** Keep it to come back as the same person. Whoever has it is that person. */
  session: string;
  name: string;
  /** All procedures of docs/REFERENCE.md, over one WebSocket that comes back by itself. */
  call: ReturnType<typeof createTRPCClient<AppRouter>>;
  socket: ReturnType<typeof createWSClient>;
  close(): void;
}

/**
 * Comes into a house, as a new guest or as somebody who was there before. Rejects where no house answers.
 * @param url of the house: `https://chat.example.org` @param session of somebody who was here before
 */
export async function connect(
  url: string,
  session?: string,
  more: Partial<WebSocketClientOptions> = {},
): Promise<Program> {
  const http = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers: session ? { authorization: `Bearer ${session}` } : {} })],
  });
  const me = await http.people.me.query();
  const token = me.session ?? session ?? "";
  const socket = createWSClient({
    url: `${url.replace("http", "ws")}/trpc?protocol=${PROTOCOL}`,
    connectionParams: { session: token },
    ...more,
  });
  const call = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
  return { session: token, name: me.name, call, socket, close: () => void socket.close() };
}

/** Why the house refused something; undefined when it never answered. */
export function reasonOf(error: unknown): string | undefined {
  return error instanceof TRPCClientError ? error.data?.reason : undefined;
}

/** In how many milliseconds to try again, where the house says so. */
export function retryAfterOf(error: unknown): number | undefined {
  return error instanceof TRPCClientError ? error.data?.retryAfter : undefined;
}

/** The version up to which a cursor says that all was told; what tells on from a later one has something missing before it. */
export const toldUpTo = (cursor: string): number => versionIn(cursor);

/** An id for a message: with the same one it can be sent again after a cut, and is said once. */
export const newId = (): string => crypto.randomUUID();
