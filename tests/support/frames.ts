// Everything that reaches somebody: every frame of their sockets, and the answers to all that can be asked.
import type { Program } from "./client.ts";

/** A WebSocket that notes what it hears. */
export function listeningSocket() {
  const heard: string[] = [];
  class Listening extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener("message", ({ data }) => void heard.push(String(data)));
    }
  }
  return { heard, WebSocket: Listening as unknown as typeof WebSocket };
}

/** Asks for all that a room's screen can ask for. */
export async function askForEverything({ call }: Program, room: string, upTo: number): Promise<string> {
  const versions = Array.from({ length: upTo }, (_, i) => i + 1);
  const answers = await Promise.all([
    call.rooms.enter.mutate({ room }),
    call.messages.before.query({ room, version: upTo + 1 }),
    call.messages.at.query({ room, versions }),
    call.rooms.discover.query(),
    call.people.me.query(),
  ]);
  return JSON.stringify(answers);
}
