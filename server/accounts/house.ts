import type { Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { Pace } from "../base/pace.ts";
import type { Chat } from "../heart/chat.ts";
import type { Finish } from "../heart/processes.ts";
import type { Deciding } from "../heart/states.ts";
import type { Look } from "../people/events.ts";
import type { Account, Holder } from "./decide.ts";
import type { Passwords } from "./passwords.ts";
import type { Names } from "./state.ts";

/** What the accounts need of the house. */
export interface AccountsHouse {
  chat: Chat;
  names: Deciding<Names>;
  holders: Deciding<Holder>;
  passwords: Passwords;
  /** Whether the house takes new accounts. */
  maySignUp(): boolean;
  /** Names that somebody asks for, to wear or to sign up with. */
  changes: Pace;
  signUps: Pace;
  logIns: { name: Pace; address: Pace };
  now(): number;
  lookOf(person: string): Look | undefined;
  accountOf(person: string): Frozen<Account> | undefined;
  /** A name that somebody wants, tidied. Throws why nobody can be called so. */
  nameOf(raw: string): string;
  roomsOf(person: string): string[];
  /** Whether somebody else goes by a name, or one like it, in any room. */
  isWorn(name: string, by: string): boolean;
  /** Whether they would look otherwise in a room of theirs from now on, or why one of these refuses it. */
  changesIn(person: string, look: Look): boolean | Rejection;
  /** Waits until they look in all their rooms as they chose. */
  worn: Finish;
}
