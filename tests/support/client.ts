// A program that speaks to a house as other programs do.
import type { WebSocketClientOptions } from "@trpc/client";
import { connect as dial, newId, type Program, reasonOf } from "../../client/program.ts";

export { newId, type Program, reasonOf };

/** @param url of the house, or of something in between @param session of somebody who was here before */
export const connect = (url: string, session?: string, more: Partial<WebSocketClientOptions> = {}): Promise<Program> =>
  dial(url, session, { retryDelayMs: () => 20, ...more });

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
