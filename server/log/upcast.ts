/** An event as it was written, perhaps by an older version of the house. */
export type Written = { type: string } & Readonly<Record<string, unknown>>;

/** Makes today's shape of an older one, and leaves today's as it is. Envelope keys are not its business. */
export type Upcast = (older: Written) => Written;

/** Rooms before they had options were open to all, and kept what was said there. */
const withoutOptions = {
  found: "everybody",
  keep: "ever",
  oneWay: false,
  masks: false,
  locked: false,
  hushed: false,
  held: false,
  signedUp: false,
  most: 0,
};
const withOptions: Upcast = (older) => (older["erased"] ? older : { ...withoutOptions, ...older });

/** By type of event. An entry comes with a test that reads an old line. */
const upcasts: ReadonlyMap<string, Upcast> = new Map([
  ["room-opened", withOptions],
  ["room-changed", withOptions],
]);

export function upcast(event: Written, table = upcasts): Written {
  return table.get(event.type)?.(event) ?? event;
}
