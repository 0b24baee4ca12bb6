import type { Fold } from "../base/fold.ts";
import type { InRoom, Recorded } from "../events.ts";
import type { Mask, MessagePosted } from "./events.ts";

/** How many of a member's newest messages are remembered by id: a tab sends one at a time, so this serves 16 tabs. */
export const IDS_KEPT = 16;

interface Speaker {
  /** Newest last. */
  said: { id: string; version: number }[];
  /** Since when others hear them here: not by what is held. */
  since?: number;
  /** When they last spoke. */
  spokeAt: number;
}

/** What deciding about messages takes. */
export interface Conversation {
  life: "unknown" | "open" | "closed";
  /** Seconds between two messages of one person. */
  slow: number;
  /** Only hosts speak. */
  hushed: boolean;
  /** Only its members may know of it. */
  secret: boolean;
  /** Person to the mask worn here. */
  members: Map<string, Mask>;
  hosts: Set<Mask>;
  /** Who opened the room and did not come in yet. */
  opener: string | undefined;
  /** Who cannot speak, and until when. */
  mutedUntil: Map<Mask, number>;
  /** Who ever spoke, also those who left and may come back with a message unacknowledged. */
  speakers: Map<string, Speaker>;
}

export const conversation: Fold<Conversation, Recorded<InRoom>> = {
  start: () => ({
    life: "unknown",
    slow: 0,
    hushed: false,
    secret: false,
    members: new Map(),
    hosts: new Set(),
    opener: undefined,
    mutedUntil: new Map(),
    speakers: new Map(),
  }),
  evolve(draft, event) {
    const { by = "" } = event;
    if (event.type === "message-posted") remember(draft, by, event);
    // Of an erased message its place is left, of everything else nothing that matters here.
    if (event.erased) return;
    switch (event.type) {
      case "room-opened":
        Object.assign(draft, conversation.start(), { life: "open", opener: event.by, secret: isSecret(event.found) });
        describe(draft, event);
        break;
      case "room-changed":
        describe(draft, event);
        break;
      case "room-closed":
        // A private room is then as if it never was.
        Object.assign(draft, conversation.start(), { life: isSecret(event.found) ? "unknown" : "closed" });
        break;
      case "member-joined":
        seat(draft, by, event.mask);
        break;
      case "member-left":
        draft.members.delete(by);
        break;
      case "member-removed":
        remove(draft, event.whom);
        break;
      case "member-forgotten":
        forget(draft, by, event.mask);
        break;
      case "member-muted":
        draft.mutedUntil.set(event.whom, event.until);
        break;
      case "host-named":
        draft.hosts.add(event.whom);
        break;
      case "host-ended":
        draft.hosts.delete(event.whom);
        break;
      case "message-let-through":
        letHear(draft, event);
        break;
      case "message-edited":
      case "message-erased":
        nameAgain(draft, by, event);
        break;
      case "words-expired":
        forgetNames(draft, event.upTo);
        break;
    }
  },
};

const isSecret = (found: string | undefined): boolean => found === "link" || found === "nobody";

function describe(draft: Conversation, { slow, hushed }: { slow: number; hushed: boolean }): void {
  draft.slow = slow;
  draft.hushed = hushed;
}

function seat(draft: Conversation, person: string, mask: Mask): void {
  draft.members.set(person, mask);
  // Whoever opened the room is its host from the moment at which their mask is known.
  if (person !== draft.opener) return;
  draft.hosts.add(mask);
  draft.opener = undefined;
}

function remove(draft: Conversation, whom: Mask): void {
  for (const [person, mask] of draft.members) if (mask === whom) draft.members.delete(person);
  draft.hosts.delete(whom);
}

function forget(draft: Conversation, person: string, mask: Mask): void {
  if (draft.opener === person) draft.opener = undefined;
  draft.members.delete(person);
  draft.speakers.delete(person);
  draft.hosts.delete(mask);
  draft.mutedUntil.delete(mask);
}

function remember({ speakers }: Conversation, by: string, event: Recorded<MessagePosted>): void {
  const speaker: Speaker = speakers.get(by) ?? { said: [], spokeAt: 0 };
  if (event.held !== "review") speaker.since ??= event.at;
  // An erased one keeps its place: whoever erased it, or edited it, said its id again.
  speaker.said.push({ id: event.erased ? "" : event.id, version: event.version });
  if (speaker.said.length > IDS_KEPT) speaker.said.shift();
  speaker.spokeAt = event.at;
  speakers.set(by, speaker);
}

function letHear(draft: Conversation, { about, at }: { about?: number; at: number }): void {
  for (const speaker of draft.speakers.values())
    if (speaker.said.some(({ version }) => version === about)) speaker.since ??= at;
}

/** What expired is erased, and with it by which id it was said. */
function forgetNames({ speakers }: Conversation, upTo: number): void {
  for (const { said } of speakers.values()) for (const one of said) if (one.version <= upTo) one.id = "";
}

function nameAgain(draft: Conversation, by: string, event: { id?: string; about?: number }): void {
  const said = draft.speakers.get(by)?.said.find(({ version }) => version === event.about);
  if (said && event.id) said.id = event.id;
}
