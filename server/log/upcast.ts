/** An event as it was written, perhaps by an older version of the house. */
export type Written = { type: string } & Readonly<Record<string, unknown>>;

/** Makes today's shape of an older one, and leaves today's as it is. Envelope keys are not its business. */
export type Upcast = (older: Written) => Written;

/** By type of event. An entry comes with a test that reads an old line. */
const upcasts: ReadonlyMap<string, Upcast> = new Map();

export function upcast(event: Written, table = upcasts): Written {
  return table.get(event.type)?.(event) ?? event;
}
