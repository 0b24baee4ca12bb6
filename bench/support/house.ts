// The real server on a real folder, and people who come to it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Server, startServer } from "./server.ts";

const MAIN = join(import.meta.dir, "../../server/main.ts");
/** Calls on their way at once while a crowd comes in. */
const AT_ONCE = 32;

/** The highest that the settings allow: what is measured is the wire, not the door. */
const WIDE_OPEN = {
  POST_BURST: "1000",
  FLOOD_MUTES: "off",
  POST_PER_SECOND: "1000",
  POSTS_PER_MINUTE_PER_ADDRESS: "100000",
  SOCKETS_PER_ADDRESS: "100000",
  // So that everybody may come from an address of their own (see `addressOf`).
  TRUSTED_PROXIES: "127.0.0.1",
};

/** @param rooms house rooms to open @param settings beside the widest limits, or in their place */
export async function startHouse(
  data: string,
  rooms: readonly string[] = [],
  settings: Record<string, string> = {},
): Promise<Server> {
  mkdirSync(data, { recursive: true });
  if (rooms.length > 0) writeFileSync(join(data, "chatrooms.txt"), rooms.map((room) => `${room}\n`).join(""));
  const env = { ...WIDE_OPEN, ...settings, HOST: "127.0.0.1", PORT: "0", DATA_DIR: data };
  return startServer("hearsay", [process.execPath, MAIN], { env, folder: data });
}

/** What the proxy of the n-th person says. */
export const addressOf = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

export interface Person {
  session: string;
  address: string;
}

/** New guests, each with a session of their own. @param first the number of the first, which gives the address */
export function bringGuests({ port }: Server, count: number, first = 0): Promise<Person[]> {
  return allOf(count, async (i) => {
    const address = addressOf(first + i);
    const { session } = await call<{ session: string }>(port, "people.me", undefined, { session: "", address });
    return { session, address };
  });
}

export async function enterAll({ port }: Server, people: readonly Person[], roomOf: (n: number) => string) {
  await allOf(people.length, (i) => call(port, "rooms.enter", { room: roomOf(i) }, people[i]!));
}

const QUERIES = new Set(["people.me", "messages.before", "rooms.search"]);

/** One call over HTTP, as a program makes it. */
export async function call<Answer>(port: number, path: string, input: unknown, person: Person): Promise<Answer> {
  const url = `http://127.0.0.1:${port}/trpc/${path}`;
  const headers: Record<string, string> = { "x-forwarded-for": person.address };
  if (person.session) headers["authorization"] = `Bearer ${person.session}`;
  const asked = QUERIES.has(path)
    ? await fetch(`${url}?input=${encodeURIComponent(JSON.stringify(input ?? {}))}`, { headers })
    : await fetch(url, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(input),
      });
  const text = await asked.text();
  if (!asked.ok) throw new Error(`${path} answered ${asked.status}: ${text.slice(0, 300)}`);
  return (JSON.parse(text) as { result: { data: Answer } }).result.data;
}

/** Does something `count` times, some at once; answers in order. */
async function allOf<Result>(count: number, one: (i: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const i = next++;
      results[i] = await one(i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, worker));
  return results;
}
