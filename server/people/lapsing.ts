import type { Frozen } from "../base/fold.ts";
import { personStream } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { isLapsed, lapse, type Person, type SessionLife } from "./decide.ts";
import type { People } from "./view.ts";

/** People looked at in one go: some milliseconds, between which others are served. */
const AT_ONCE = 1_000;

interface Lapsing {
  chat: Chat;
  deciding: Deciding<Person>;
  people(): Frozen<People>;
  now(): number;
  lifeOf(person: string): SessionLife;
}

/** Lets go of everybody whom nobody can be any more: guests whose last session is over. */
export async function letLapse({ chat, deciding, people, now, lifeOf }: Lapsing): Promise<void> {
  let seen = 0;
  for (const person of people().looks.keys()) {
    seen += 1;
    if (seen % AT_ONCE === 0) await new Promise(setImmediate);
    const stream = personStream(person);
    const life = lifeOf(person);
    if (isLapsed(chat.peek(stream, deciding), now(), life))
      await chat.carryOut(stream, deciding, (state) => lapse(state, { at: now(), by: person, life }));
  }
}
