import type { Rejection } from "../base/decision.ts";
import type { Mask } from "../events.ts";
import type { Role } from "../roles/events.ts";

/**
 * What a person may do at one moment: their role in the house, and what moderators did about them. A call finds it once,
 * when it begins, and decides by it: an act that comes while the call waits for a disk holds from the next call on. Who
 * is in a room, and leads it, is asked of the room each time.
 */
export interface Standing {
  readonly person: string;
  readonly role: Role | undefined;
  /** Why they are kept out of the house. */
  banned(): Rejection<"banned"> | undefined;
  /** Why they may say nothing: in this room, or anywhere. */
  muted(room?: string): Rejection<"muted"> | undefined;
  /** What they say is seen by them and moderators alone. */
  isShadowedIn(room: string): boolean;
  leads(room: string): boolean;
  moderates(room: string): boolean;
  maskIn(room: string): Mask;
  /** Throws why they may not read in a room. */
  mustBeIn(room: string): void;
  /** Throws why they are kept from a room, whether they are in it or not: that is for the decision to know. */
  mayCome(room: string): void;
}
