// Names that somebody claimed and has no account by: a crash came between, or they are nobody any more.
import { alike } from "../base/alike.ts";
import type { Frozen } from "../base/fold.ts";
import { NAMES_STREAM } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Process } from "../heart/processes.ts";
import type { Deciding } from "../heart/states.ts";
import { accepted } from "../wire/trpc.ts";
import { type Account, release } from "./decide.ts";
import type { Names } from "./state.ts";

/** Longer than signing up takes: until then, a claim without an account is somebody's who is about to have one. */
const SIGNING_UP_MS = 60_000;

interface Claiming {
  chat: Chat;
  names: Deciding<Names>;
  accountOf(person: string): Frozen<Account> | undefined;
  now(): number;
}

/** By person; due by age. */
export const freeing = (house: Claiming): Process => ({
  name: "freeing",
  begins: new Set(),
  open: () => new Set(unused(house, house.now() - SIGNING_UP_MS)),
  run: (person) => releaseUnused(house, person, house.now() - SIGNING_UP_MS),
});

/** Frees what somebody claimed, up to some moment, and has no account by. */
export async function releaseUnused(
  { chat, names, accountOf, now }: Claiming,
  by: string,
  upTo = Number.POSITIVE_INFINITY,
): Promise<void> {
  const decide = (state: Frozen<Names>) => release(state, { at: now(), by, but: accountOf(by)?.name, upTo });
  accepted(await chat.carryOut(NAMES_STREAM, names, decide));
}

function* unused({ chat, names, accountOf }: Claiming, upTo: number): Generator<string> {
  for (const [shape, { person, at }] of chat.peek(NAMES_STREAM, names)) {
    if (at > upTo) continue;
    const account = accountOf(person);
    if (!account || alike(account.name) !== shape) yield person;
  }
}
