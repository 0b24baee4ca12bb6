// Who sees a message that not everybody is to see: hidden by a moderator, or held from the moment it was said.
import type { InRoom, Public } from "../events.ts";
import type { Mask } from "./events.ts";
import type { Message } from "./view.ts";

/** How an event of a room is told. */
export interface Discretion {
  /** To this author and to moderators alone. */
  only?: Mask;
  /** What all but moderators are told in its place. */
  plain: Public;
}

/** Undefined where everybody is told the same. @param isHidden whether the message of a version is hidden now */
export function discretionOf(event: Public<InRoom>, isHidden: (version: number) => boolean): Discretion | undefined {
  if (event.type !== "message-posted" && event.type !== "message-edited") return undefined;
  const told = event.erased ? withoutShadow(event) : wordsOf(event, isHidden);
  if (event.held) return { ...(event.by !== undefined && { only: event.by }), plain: told };
  return told === event ? undefined : { plain: told };
}

type Saying = Extract<Public<InRoom>, { type: "message-posted" | "message-edited" }>;

/** Whom nobody hears is not told so. */
function withoutShadow<Event extends Saying>(event: Event): Event {
  if (event.held !== "shadow") return event;
  const { held: _, ...told } = event;
  return told as Event;
}

function wordsOf(event: Exclude<Saying, { erased: 1 }>, isHidden: (version: number) => boolean): Saying {
  const version = event.type === "message-posted" ? event.version : (event.about ?? 0);
  const hidden = !event.held && isHidden(version);
  if (!event.flags && !hidden) return withoutShadow(event);
  const { flags: _, ...told } = withoutShadow(event);
  if (!hidden) return told;
  const { mentions: __, ...unworded } = told;
  return { ...unworded, text: "" };
}

/** The message as a viewer sees it; undefined where they do not. It may be written on. */
export function asSeenBy(message: Message, viewer: Mask, moderates: boolean): Message | undefined {
  if (moderates) return message;
  if (message.held && message.by !== viewer) return undefined;
  delete message.flags;
  // Whom nobody hears is not told so.
  if (message.held === "shadow") delete message.held;
  if (message.hidden) {
    message.text = "";
    message.reactions = [];
    delete message.mentions;
    delete message.edited;
  }
  return message;
}
