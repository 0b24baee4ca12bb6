// The host link as a file: whoever can write into the data folder owns the house. `bun run host-link` writes a bare
// token there; the house takes it up, also while it runs, and writes the whole link in its place.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { isRejection } from "../base/decision.ts";
import { hashOf } from "../base/tokens.ts";
import { writeWhole } from "../base/wholeFile.ts";
import { HOUSE_STREAM } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { makeHostLink, type Roles } from "./decide.ts";

/** Its name in the data folder. */
export const HOST_LINK = "host-link";
/** How soon a new link is taken up. */
const LOOK_EVERY_MS = 1_000;

interface World {
  chat: Chat;
  deciding: Deciding<Roles>;
  now(): number;
  /** Where people open the house. */
  address: string;
  tell(line: string): void;
}

/** 128 random bits in base64url. */
export const newHostToken = (): string =>
  crypto.getRandomValues(new Uint8Array(16)).toBase64({ alphabet: "base64url", omitPadding: true });

const hostLinkOf = (address: string, token: string): string => `${address}/host/${token}`;

/** The token of a file that holds one, bare or at the end of a link. */
const tokenOf = (text: string): string | undefined => /(?:^|\/host\/)([\w-]{22})$/.exec(text.trim())?.[1];

/** Keeps the file and the record of one mind. Answers the link that works now, and what stops the looking. */
export async function keepHostLink(path: string, world: World): Promise<{ link: string | undefined; stop(): void }> {
  let link: string | undefined;
  const look = async () => {
    // A house that nobody hosts yet is handed over to whoever started it.
    if (wantsLink(world) && textOf(path) === undefined) writeWhole(path, newHostToken());
    const now = await lookAt(path, world);
    const isNew = now !== undefined && now !== link;
    link = now;
    return isNew;
  };
  // A disk that fails is no reason not to start: it is tried again.
  const complain = (error: unknown) => world.tell(`${path}: ${String(error)}`);
  await look().catch(complain);
  let last: Promise<unknown> = Promise.resolve();
  const looking = setInterval(() => {
    last = last.then(look).then((isNew) => isNew && world.tell(`A new host link is in ${path}.`), complain);
  }, LOOK_EVERY_MS);
  return { link, stop: () => clearInterval(looking) };
}

const stateOf = ({ chat, deciding }: World) => chat.peek(HOUSE_STREAM, deciding);

function wantsLink(world: World): boolean {
  const { hosts, link } = stateOf(world);
  return hosts.size === 0 && (link?.until ?? 0) <= world.now();
}

/** Takes up a new token, and takes away a link that is over. Answers the one that works. */
async function lookAt(path: string, world: World): Promise<string | undefined> {
  const text = textOf(path);
  const token = text === undefined ? undefined : tokenOf(text);
  if (token === undefined) return undefined;
  const link = hashOf(token);
  if (text === token) {
    const wish = { at: world.now(), link };
    const { chat, deciding } = world;
    const answer = await chat.carryOut(HOUSE_STREAM, deciding, (roles) => makeHostLink(roles, wish));
    // On a full disk it waits.
    if (isRejection(answer)) return undefined;
  }
  const known = stateOf(world).link;
  if (known?.hash !== link || world.now() >= known.until) return void rmSync(path, { force: true });
  const whole = hostLinkOf(world.address, token);
  if (text !== whole) writeWhole(path, `${whole}\n`);
  return whole;
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined;
}
