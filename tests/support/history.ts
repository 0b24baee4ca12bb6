// A room's history as it could have happened: every event follows from a decision, as in the house.
import fc from "fast-check";
import type { InRoom, Recorded, Unplaced } from "../../server/events.ts";
import { withoutWords } from "../../server/log/line.ts";
import { edit, erase, type Facts, post, react } from "../../server/messages/decide.ts";
import { conversation } from "../../server/messages/state.ts";
import { type Message, timeline } from "../../server/messages/view.ts";
import { changeLook, join, leave } from "../../server/rooms/decide.ts";
import { roomState } from "../../server/rooms/state.ts";
import { ada, bo, cy, NOON, opened, type Somebody } from "./cast.ts";

type Deed = "say" | "answer" | "edit" | "erase" | "react" | "unreact" | "join" | "leave" | "look";

export interface Step {
  deed: Deed;
  who: number;
  /** Which of the messages so far. */
  which: number;
}

const deeds: Deed[] = ["say", "say", "say", "answer", "edit", "erase", "react", "unreact", "join", "leave", "look"];
export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ deed: fc.constantFrom(...deeds), who: fc.nat(2), which: fc.nat(30) }),
  { maxLength: 60, size: "max" },
);

export const maskOf = (person: string): string => person.replace("p_", "").concat("-in-tea");

/** What everybody may know of it. */
export const shown = ({ seq: _, stream: __, by, ...event }: Recorded<InRoom>) =>
  by === undefined ? event : { ...event, by: maskOf(by) };

/** Lives through the steps, one after another; what cannot be done is not done. */
export function live(steps: readonly Step[]): Recorded<InRoom>[] {
  const events: Recorded<InRoom>[] = [];
  const rooms = roomState.start();
  const talk = conversation.start();
  const screen = timeline.start();
  const record = (event: Unplaced<InRoom>) => {
    const version = events.length + 1;
    const recorded = { ...event, stream: "room:tea", seq: version, version } as Recorded<InRoom>;
    events.push(recorded);
    roomState.evolve(rooms, recorded);
    conversation.evolve(talk, recorded);
    timeline.evolve(screen, shown(recorded));
  };
  record(opened());
  for (const [i, step] of steps.entries()) {
    const messages = screen.rows.filter((row) => row.kind === "message");
    const message = factsOf(messages[step.which % Math.max(1, messages.length)], events);
    const decision = decisionOn(step, { at: NOON + i, message, rooms, talk });
    if (Array.isArray(decision)) decision.forEach(record);
  }
  return events;
}

interface Moment {
  at: number;
  message: Facts | undefined;
  rooms: ReturnType<typeof roomState.start>;
  talk: ReturnType<typeof conversation.start>;
}

function decisionOn({ deed, who, which }: Step, { at, message, rooms, talk }: Moment) {
  const person = [ada, bo, cy][who] as Somebody;
  const wish = { at, by: person.by, mask: person.mask, message };
  const words = { id: `id-${at}`, text: `words ${at}`, mentions: [] };
  const look = { ...person.look, hue: which };
  const lookWish = {
    at,
    by: person.by,
    mask: person.mask,
    look,
    present: new Set<string>(),
    invited: false,
    signedUp: false,
  };
  const emoji = ["👋", "🎉", "🍵"][which % 3] as string;
  switch (deed) {
    case "say":
      return post(talk, { ...wish, ...words });
    case "answer":
      return post(talk, { ...wish, ...words, replyTo: message ?? "unknown" });
    case "edit":
      return edit(talk, { ...wish, ...words });
    case "erase":
      return erase(talk, wish);
    case "react":
      return react(talk, { ...wish, emoji, on: true });
    case "unreact":
      return react(talk, { ...wish, emoji, on: false });
    case "join":
      return join(rooms, lookWish);
    case "leave":
      return leave(rooms, lookWish);
    case "look":
      return changeLook(rooms, lookWish);
  }
}

function factsOf(message: Message | undefined, events: readonly Recorded<InRoom>[]): Facts | undefined {
  if (!message) return undefined;
  const { version, by, at, id, replyTo, replyToBy, erased = false, edited, reactions } = message;
  const edits = events.filter(({ type, about }) => type === "message-edited" && about === version);
  const wordsAt = edited ? edits.slice(-1).map((one) => one.version) : [version];
  const said = { id, ...(replyTo !== undefined && { replyTo, replyToBy }) };
  return { version, by, at, erased, said, wordsAt, reactions };
}

/** What the log has left of it. */
export function asErased(events: readonly Recorded<InRoom>[]): Recorded<InRoom>[] {
  const gone = new Set(events.flatMap(({ erases }) => (Array.isArray(erases) ? erases : [])));
  return events.map((event) => (gone.has(event.version) ? (withoutWords(event) as Recorded<InRoom>) : event));
}
