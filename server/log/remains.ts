// What an erased event still says beside its envelope and type (L8): no words, but what all else was decided on.
// Without it, a held message would look like one that everybody had seen, once its words are erased.

/** By type of event, the fields that stay. */
const remains = {
  "message-posted": ["held"],
  "message-edited": ["held"],
} as const;

type Remaining = typeof remains;

/** What is left of an event when it is erased. */
export type Remains<Event extends { type: string }> = Event["type"] extends keyof Remaining
  ? Pick<Event, "type" | (keyof Event & Remaining[Event["type"]][number])>
  : Pick<Event, "type">;

/** The fields of an event that stay, as far as it has them; undefined where it has none, as nearly all. */
export function remainsOf(event: { readonly type: string }): Readonly<Record<string, unknown>> | undefined {
  const fields: readonly string[] = Object.hasOwn(remains, event.type) ? remains[event.type as keyof Remaining] : [];
  const there = fields.filter((field) => Object.hasOwn(event, field) && Reflect.get(event, field) !== undefined);
  if (there.length === 0) return undefined;
  return Object.fromEntries(there.map((field) => [field, Reflect.get(event, field)]));
}
