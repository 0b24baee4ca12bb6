// A program that speaks to a house as the stock tRPC client does.
import {
  createTRPCClient,
  createWSClient,
  httpLink,
  TRPCClientError,
  type WebSocketClientOptions,
  wsLink,
} from "@trpc/client";
import type { AppRouter } from "../../server/app.ts";

export interface Program {
  session: string;
  name: string;
  call: ReturnType<typeof createTRPCClient<AppRouter>>;
  socket: ReturnType<typeof createWSClient>;
  close(): void;
}

/** @param url of the house, or of something in between @param session of somebody who was here before */
export async function connect(
  url: string,
  session?: string,
  more: Partial<WebSocketClientOptions> = {},
): Promise<Program> {
  const http = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers: session ? { authorization: `Bearer ${session}` } : {} })],
  });
  const me = await http.people.me.query();
  const token = session ?? me.session ?? "";
  const socket = createWSClient({
    url: `${url.replace("http", "ws")}/trpc`,
    connectionParams: { session: token },
    retryDelayMs: () => 20,
    ...more,
  });
  const call = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
  return { session: token, name: me.name, call, socket, close: () => void socket.close() };
}

/** Says it until it is acknowledged, as often as the wire breaks: always with the same id. */
export async function sayThrough(program: Program, room: string, text: string): Promise<number> {
  const id = newId();
  for (;;) {
    try {
      return (await program.call.messages.post.mutate({ room, id, text })).version;
    } catch (error) {
      if (reasonOf(error) !== undefined) throw error;
    }
  }
}

/** Why the house refused something; undefined when it never answered. */
export function reasonOf(error: unknown): string | undefined {
  return error instanceof TRPCClientError ? error.data?.reason : undefined;
}

/** An id as clients make them. */
export const newId = (): string => crypto.randomUUID();
