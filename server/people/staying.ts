import { personStream } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { type Person, type SessionLife, staySeen } from "./decide.ts";

interface Staying {
  chat: Chat;
  deciding: Deciding<Person>;
  now(): number;
  /** The open tabs of those whose sessions end within days. */
  tabs(): Iterable<{ person: string; session: string }>;
  lifeOf(person: string): SessionLife;
  /** The person of a session, while it holds. */
  personOf(session: string): string | undefined;
  /** Sends the tabs of a session that is over away, to come again as somebody else. */
  sendAway(session: string): void;
}

/** A session holds on by its open tabs, to its end; then they close. To be called once a minute. */
export async function holdOn(house: Staying): Promise<void> {
  const { chat, deciding, now, lifeOf } = house;
  const sessions = new Map([...house.tabs()].map(({ person, session }) => [session, person]));
  for (const [session, person] of sessions) {
    if (house.personOf(session) === undefined) {
      house.sendAway(session);
      continue;
    }
    const wish = { at: now(), by: person, session, life: lifeOf(person) };
    await chat.carryOut(personStream(person), deciding, (state) => staySeen(state, wish));
  }
}
