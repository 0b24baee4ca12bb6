// One person as those at the desk see them: their sessions, and what was done about them. Never where they come from,
// and nothing that tells which mask is theirs in any room.
import { endEach, type Holder, sessionsOf } from "../accounts/decide.ts";
import { rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { HOUSE_STREAM, personStream } from "../events.ts";
import type { Finish, Process } from "../heart/processes.ts";
import { entriesIn } from "../moderation/view.ts";
import { sessionHolds } from "../people/decide.ts";
import { isHidden } from "../rooms/options.ts";
import { accepted, refuse } from "../wire/trpc.ts";
import type { House } from "./house.ts";

/** Enough to tell one's sessions apart, and nothing that opens any. */
const ID_CHARS = 16;
const idOf = (session: string) => session.slice(0, ID_CHARS);

/** The newest of what was done about somebody. */
const HISTORY_MOST = 50;

export function personAtDesk(house: House, person: string) {
  if (house.lookOf(person) === undefined) return refuse(rejected("no-such-person"));
  const here = new Set([...house.recall.here()].map(({ session }) => session));
  const sessions = holding(house, person).map(({ session, since, seenAt }) => ({
    session: idOf(session),
    since,
    seenAt,
    here: here.has(session),
  }));
  const { count = 0, times = [] } = house.moderation().flags.get(person) ?? {};
  const flags = { count, last: times.at(-1) };
  return { sessions, flags, history: historyOf(house, person) };
}

/** One session of somebody, or all: whoever comes with it next is a new guest. @param ended waits for that */
export async function endSessions(
  house: House,
  wish: { by: string; whom: string; session?: string | undefined },
  ended: Finish,
): Promise<void> {
  const { chat, deciding, now } = house;
  const { by, whom } = wish;
  if (house.lookOf(whom) === undefined) return refuse(rejected("no-such-person"));
  if (by === whom) return refuse(rejected("not-oneself"));
  if (house.roleOf(whom) === "host") return refuse(rejected("on-a-host"));
  const meant = holding(house, whom).filter(
    ({ session }) => wish.session === undefined || idOf(session) === wish.session,
  );
  if (meant.length === 0) return;
  const { sessions: all } = chat.peek(personStream(whom), deciding.people);
  const sessions = wish.session === undefined ? [...all.keys()] : meant.map(({ session }) => session);
  const told = { type: "sessions-ended" as const, at: now(), by, whom, count: meant.length, sessions };
  accepted(await chat.carryOut(HOUSE_STREAM, deciding.roles, () => [told]));
  await ended(whom);
}

export const ending = ({ chat, deciding, views, now }: House): Process => ({
  name: "ending",
  begins: new Set(["sessions-ended"]),
  open: () => chat.read(views.unfinished).endings,
  async run(whom) {
    const decide = (state: Frozen<Holder>) => {
      const { by = "", sessions = [] } = chat.read(views.unfinished).endings.get(whom) ?? {};
      return endEach(state, { at: now(), by, sessions });
    };
    accepted(await chat.carryOut(personStream(whom), deciding.people, decide));
  },
});

function holding({ chat, deciding, lifeOf, now }: House, person: string) {
  const state = chat.peek(personStream(person), deciding.people);
  return sessionsOf(state).filter((session) => sessionHolds(session, now(), lifeOf(person)));
}

function historyOf(house: House, person: string) {
  const entries = entriesIn(house.moderation()).filter(({ whom }) => whom === person);
  return entries
    .slice(-HISTORY_MOST)
    .reverse()
    .map(({ at, by, what, deed, ground, until, room }) => ({
      // The record has the moment, and what they were called there: together they would tell whose mask that was.
      at: startOfDay(at),
      byName: house.lookOf(by)?.name ?? "",
      what,
      deed,
      ground,
      ...(until !== undefined && { until: startOfDay(until) }),
      inRoom: room !== undefined,
      ...roomTold(house, room),
    }));
}

/** In a masked room only its own people know who it was about, and of a private one nobody else hears. */
function roomTold({ rooms }: House, room: string | undefined): { room?: string } {
  const { options } = rooms().get(room ?? "") ?? {};
  return options && !options.masks && !isHidden(options.found) ? { room: options.name } : {};
}

const DAY_MS = 24 * 60 * 60 * 1000;
const startOfDay = (at: number): number => at - (at % DAY_MS);
