// What people say and what they call things, by the rules of the house and of the room.
import { actsStream } from "../events.ts";
import type { House } from "../house.ts";
import { type Acting, takeEffect } from "../moderation/acting.ts";
import { flag } from "../moderation/decide.ts";
import { Policy } from "../moderation/policy.ts";
import { nameRefusal, type Saying, type Screened, screened } from "../moderation/screening.ts";
import { isFleeting } from "../rooms/options.ts";
import type { Lockdown } from "../rules/decide.ts";
import { accepted, refuse } from "../trpc.ts";

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
  (house: House, acting: Acting) =>
  async (whom: string, room: string, { flags, treatment }: Pick<Screened, "flags" | "treatment">): Promise<void> => {
    if (house.roleOf(whom) !== undefined) return;
    const wish = {
      at: house.now(),
      flagged: { whom, flags, treatment, ...(!isFleeting(room) && { room }) },
      name: nameThatMayBeKept(house, whom, room),
      ladder: house.rules.current().ladder,
      act: crypto.randomUUID(),
    };
    const { recorded } = accepted(
      await house.chat.carryOut(actsStream(), house.deciding.acts, (state) => flag(state, wish)),
    );
    if (recorded.some(({ type }) => type === "act-done")) takeEffect(acting, wish.act);
  };

/** What somebody is called in a room, where that may stand in a file. */
export function nameThatMayBeKept(house: House, person: string, room: string): string {
  return isFleeting(room) ? "" : (house.looksIn(room)[house.maskOf(person, room)]?.name ?? "");
}

/** What holds somebody to while the house is locked down; nothing holds those who look after it. */
export const lockdownFor = ({ roleOf, rules }: House, person: string): Lockdown | undefined =>
  roleOf(person) === undefined ? rules.lockdown() : undefined;

/** Messages that wait for a moderator, oldest first. */
export function heldIn(house: House): { room: string; version: number }[] {
  const { hidden } = house.moderation();
  return [...house.rooms()].flatMap(([room, { held }]) =>
    Object.entries(held)
      .filter(([version, why]) => why === "review" && !hidden.get(room)?.has(Number(version)))
      .map(([version]) => ({ room, version: Number(version) })),
  );
}
