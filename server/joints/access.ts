// Who may read and speak in a room: the one rule of privacy, and what it goes by.
import type { Rejection } from "../decision.ts";
import type { Frozen } from "../fold.ts";
import type { House } from "../house.ts";
import type { Mask } from "../messages/events.ts";
import type { Deed } from "../moderation/events.ts";
import { type Act, restraining } from "../moderation/view.ts";
import type { Role } from "../roles/events.ts";
import { notIn } from "../rooms/decide.ts";
import { refuse } from "../trpc.ts";
import { refusalFor } from "./holding.ts";

/**
 * What a person may do at one moment: their role in the house, and what moderators did about them. A call finds it once,
 * when it begins, and decides by it: an act that comes while the call waits for a disk holds from the next call on. Who
 * is in a room, and leads it, is asked of the room each time.
 */
export class Standing {
  readonly role: Role | undefined;
  private readonly restraints: readonly Frozen<Act>[];

  /** @param network where the call comes from */
  constructor(
    private readonly house: House,
    readonly person: string,
    network: string,
  ) {
    this.role = house.roleOf(person);
    this.restraints = house.restraintsOf(person, this.role, network);
  }

  /** Why they are kept out of the house. */
  banned(): Rejection<"banned"> | undefined {
    return this.refusal("banned", "ban");
  }

  /** Why they may say nothing: in this room, or anywhere. */
  muted(room?: string): Rejection<"muted"> | undefined {
    return this.refusal("muted", "mute", room);
  }

  /** What they say is seen by them and moderators alone. */
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

  /** Throws why they may not read in a room. */
  mustBeIn(room: string): void {
    const refusal = notIn(this.house.stateOf(room), this.person);
    if (refusal) refuse(refusal);
    this.mayCome(room);
  }

  /** Throws why they are kept from a room, whether they are in it or not: that is for the decision to know. */
  mayCome(room: string): void {
    const refusal = this.refusal("banned-here", "ban", room);
    if (refusal) refuse(refusal);
  }

  private refusal<Why extends string>(why: Why, deed: Deed, room?: string): Rejection<Why> | undefined {
    return refusalFor(this.house, restraining(this.restraints, deed, room), why);
  }
}
