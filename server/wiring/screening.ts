// What people say and what they call things, by the rules of the house and of the room.
import { actsStream, type HouseEvent, isFleeting, type Recorded } from "../events.ts";
import { flag } from "../moderation/decide.ts";
import { Policy } from "../moderation/policy.ts";
import { nameRefusal, type Saying, type Screened, screened } from "../moderation/screening.ts";
import type { Role } from "../roles/events.ts";
import { isGroup } from "../rooms/options.ts";
import type { Standing } from "../wire/standing.ts";
import { accepted, refuse } from "../wire/trpc.ts";
import type { House } from "./house.ts";

export function screening({ rules, rooms }: House) {
  const policy = new Policy(rules);
  return {
    message(room: string, text: string, how: Saying): Screened {
      const filter = policy.filterFor(rooms().get(room)?.filter ?? {});
      return screened(text, policy.find(text, filter), filter, how);
    },
    /** A name or topic as it is; or the refusal thrown. */
    name(text: string): string {
      const filter = policy.filterFor({});
      const refusal = nameRefusal(policy.find(text, filter), filter);
      return refusal ? refuse(refusal) : text;
    },
  };
}

/** Records that somebody was flagged, and what the ladder makes of it; not of those who look after the house. */
export const flagging =
  (house: House) =>
  async (
    { person: whom, role }: Standing,
    room: string,
    { flags, treatment }: Pick<Screened, "flags" | "treatment">,
    version?: number,
  ): Promise<void> => {
    if (role !== undefined) return;
    const wish = {
      at: house.now(),
      flagged: { whom, flags, treatment, ...(!isFleeting(room) && { room }) },
      ...(version !== undefined && !isFleeting(room) && { from: { room, version } }),
      name: nameThatMayBeKept(house, whom, room),
      ladder: house.rules.current().ladder,
      act: crypto.randomUUID(),
    };
    accepted(await house.chat.carryOut(actsStream(), house.deciding.acts, (state) => flag(state, wish)));
  };

/** What somebody is called in a room, where that may stand in a file. */
export function nameThatMayBeKept(house: House, person: string, room: string): string {
  return isFleeting(room) ? "" : (house.looksIn(room)[house.maskOf(person, room)]?.name ?? "");
}

/**
 * What somebody is held to in a room while the house is locked down; nothing holds those who look after it. In a group
 * of strangers everybody is new: there the pause alone holds.
 */
export function lockdownFor({ rules }: House, role: Role | undefined, room: string): { since?: number } | undefined {
  const lockdown = role === undefined ? rules.lockdown() : undefined;
  return lockdown && isGroup(room) ? {} : lockdown;
}

/** Messages that wait for a moderator, oldest first. */
export function heldIn(house: House): { room: string; version: number; at: number }[] {
  const { hidden } = house.moderation();
  const all = [...house.rooms()].flatMap(([room, { held }]) =>
    Object.entries(held)
      .filter(([version, { why }]) => why === "review" && !hidden.get(room)?.has(Number(version)))
      .map(([version, { at }]) => ({ room, version: Number(version), at })),
  );
  return all.sort((a, b) => a.at - b.at);
}

const HELD_CHANGES: ReadonlySet<string> = new Set<HouseEvent["type"]>([
  "message-erased",
  "message-let-through",
  "messages-hidden",
  "messages-shown",
  "room-closed",
  "words-expired",
]);

/** Whether more may wait for a moderator afterwards, or less. */
export const changesWhatIsHeld = (event: Recorded<HouseEvent>): boolean =>
  HELD_CHANGES.has(event.type) || ("held" in event && event.held === "review");
