// Who may read and speak in a room: the one rule of privacy, and what it goes by.
import type { Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { Mask } from "../messages/events.ts";
import type { Deed } from "../moderation/events.ts";
import { type Act, restraining } from "../moderation/view.ts";
import type { Role } from "../roles/events.ts";
import { notIn } from "../rooms/decide.ts";
import type { Standing } from "../wire/standing.ts";
import { refuse } from "../wire/trpc.ts";
import { refusalFor } from "./holding.ts";
import type { House } from "./house.ts";

/** By what the house knows at this moment. @param network where the call comes from */
export const standingOf = (house: House, person: string, network: string): Standing =>
  new FoundStanding(house, person, network);

class FoundStanding implements Standing {
  readonly role: Role | undefined;
  private readonly restraints: readonly Frozen<Act>[];

  constructor(
    private readonly house: House,
    readonly person: string,
    network: string,
  ) {
    this.role = house.roleOf(person);
    this.restraints = house.restraintsOf(person, this.role, network);
  }

  banned(): Rejection<"banned"> | undefined {
    return this.refusal("banned", "ban");
  }

  muted(room?: string): Rejection<"muted"> | undefined {
    return this.refusal("muted", "mute", room);
  }

  isShadowedIn(room: string): boolean {
    return restraining(this.restraints, "shadow-mute", room) !== undefined;
  }

  leads(room: string): boolean {
    return this.house.isHost(room, this.person, this.restraints);
  }

  moderates(room: string): boolean {
    return this.role !== undefined || this.leads(room);
  }

  maskIn(room: string): Mask {
    return this.house.maskOf(this.person, room);
  }

  mustBeIn(room: string): void {
    const refusal = notIn(this.house.stateOf(room), this.person);
    if (refusal) refuse(refusal);
    this.mayCome(room);
  }

  mayCome(room: string): void {
    const refusal = this.refusal("banned-here", "ban", room);
    if (refusal) refuse(refusal);
  }

  private refusal<Why extends string>(why: Why, deed: Deed, room?: string): Rejection<Why> | undefined {
    return refusalFor(this.house, restraining(this.restraints, deed, room), why);
  }
}
