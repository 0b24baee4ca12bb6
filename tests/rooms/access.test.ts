// What a room answers: every procedure that takes one, to everybody who may or may not be in it, in every state of it.
import { afterAll, expect, test } from "bun:test";
import { actsStream, type HouseEvent, roomStream, type Unplaced } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import type { Deed } from "../../server/moderation/events.ts";
import { type Options, PLAIN } from "../../server/rooms/options.ts";
import { bo, cy } from "../support/cast.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { makeHost, makeModerator, personOf } from "../support/keepers.ts";
import { type Procedure, proceduresOf } from "../support/mutations.ts";

/** How somebody stands to the room, and in the house. */
interface Standing {
  /** In the room, and has said something. */
  in?: boolean;
  leads?: boolean;
  /** By the room's host. */
  silenced?: boolean;
  /** What a moderator did about them in the room alone, or in the whole house. */
  here?: Deed;
  everywhere?: Deed;
  role?: "moderator" | "host";
}

const STANDINGS = {
  outsider: {},
  member: { in: true },
  silenced: { in: true, silenced: true },
  muted: { in: true, everywhere: "mute" },
  mutedHere: { in: true, here: "mute" },
  mutedOutsider: { here: "mute" },
  shadowed: { in: true, everywhere: "shadow-mute" },
  bannedHere: { in: true, here: "ban" },
  bannedOutsider: { here: "ban" },
  banned: { in: true, everywhere: "ban" },
  roomHost: { in: true, leads: true },
  roomHostAway: { leads: true },
  roomHostMuted: { in: true, leads: true, here: "mute" },
  roomHostBanned: { in: true, leads: true, here: "ban" },
  moderator: { role: "moderator" },
  moderatorMember: { in: true, role: "moderator" },
  moderatorBanned: { in: true, role: "moderator", here: "ban" },
  houseHost: { role: "host" },
  houseHostBanned: { in: true, role: "host", here: "ban" },
} satisfies Record<string, Standing>;

const KINDS = ["public", "private", "closed", "shut", "private and closed", "unknown"] as const;
type Kind = (typeof KINDS)[number];

const masks = new Masks(new Uint8Array(32));
const look = { hue: 20, face: 0 };
const ground = "spam" as const;

interface Place {
  room: string;
  /** A message of the one who asks, where they are in the room, and one of another. */
  own: number;
  other: number;
}

let rooms = 0;

/** A room of its own for each question: what one answer changes, no other sees. */
async function placeFor({ app }: House, kind: Kind, person: string, standing: Standing): Promise<Place> {
  rooms += 1;
  const room = `room-${rooms}`;
  const mask = masks.of(person, room);
  const found: Options["found"] = kind.startsWith("private") ? "link" : "everybody";
  const at = Date.now();
  const said = (by: string) => ({ type: "message-posted" as const, at, by, id: newId(), text: "hello" });
  const joined = (by: string, name: string) => {
    return { type: "member-joined" as const, at, by, mask: masks.of(by, room), name, ...look };
  };
  const options = { ...PLAIN, name: "Tea", found };
  const closed = { type: "room-closed" as const, at, found, ...(kind === "shut" && { reason: "Nobody needs it" }) };
  const told: Unplaced<HouseEvent>[] = [
    { type: "room-opened", at, by: bo.by, house: false, ...options },
    joined(bo.by, "Bo"),
    joined(cy.by, "Cy"),
    said(cy.by),
    joined(person, "Ada"),
    said(person),
    ...(standing.leads ? [{ type: "host-named" as const, at, whom: mask }] : []),
    ...(standing.silenced ? [{ type: "member-muted" as const, at, by: bo.by, whom: mask, until: at + 3_600_000 }] : []),
    ...(standing.in ? [] : [{ type: "member-left" as const, at, by: person }]),
    ...(/closed|shut/.test(kind) ? [closed] : []),
  ];
  const record = (stream: string, events: Unplaced<HouseEvent>[]) =>
    app.chat.carryOut(stream, app.roles.deciding, () => events);
  if (kind !== "unknown") await record(roomStream(room), told);
  if (standing.here) await record(actsStream(room), [actOn(person, standing.here)]);
  return { room, own: 6, other: 4 };
}

const actOn = (whom: string, deed: Deed): Unplaced<HouseEvent> => {
  return { type: "act-done", at: Date.now(), by: "p_moderator", act: newId(), deed, whom, name: "Ada", ground };
};

/** What an honest client would send, by procedure; and, after a colon, what a less honest one would. */
const inputs: Record<string, (place: Place) => object> = {
  "groups.avoid": ({ room }) => ({ room }),
  "invites.list": ({ room }) => ({ room }),
  "invites.make": ({ room }) => ({ room }),
  "invites.revoke": ({ room }) => ({ room, invite: "of-no-link" }),
  "live.room": ({ room }) => ({ room }),
  "live.signals": ({ room }) => ({ room }),
  "messages.at": ({ room, other }) => ({ room, versions: [other] }),
  "messages.before": ({ room }) => ({ room, version: 5 }),
  "messages.edit": ({ room, own }) => ({ room, version: own, text: "hullo" }),
  "messages.edit: of another": ({ room, other }) => ({ room, version: other, text: "hullo" }),
  "messages.edit: of no words": ({ room, own }) => ({ room, version: own, text: " " }),
  "messages.edit: of nothing": ({ room }) => ({ room, version: 99, text: "hullo" }),
  "messages.erase": ({ room, own }) => ({ room, version: own }),
  "messages.erase: of another": ({ room, other }) => ({ room, version: other }),
  "messages.letThrough": ({ room, other }) => ({ room, version: other }),
  "messages.post": ({ room }) => ({ room, id: newId(), text: "hello" }),
  "messages.post: no words": ({ room }) => ({ room, id: newId(), text: " " }),
  "messages.post: to nothing": ({ room }) => ({ room, id: newId(), text: "hello", replyTo: 99 }),
  "messages.post: wrong shape": ({ room }) => ({ room, id: "short", text: "hello" }),
  "messages.react": ({ room, other }) => ({ room, version: other, emoji: "👋", on: true }),
  "messages.react: with words": ({ room, other }) => ({ room, version: other, emoji: "hello", on: true }),
  "moderation.act": ({ room, other }) => ({ ...deed, room, target: { room, version: other } }),
  "moderation.act: everywhere": ({ room, other }) => ({ ...deed, target: { room, version: other } }),
  "moderation.appeal": ({ room }) => ({ room, text: "please" }),
  "moderation.hide": ({ room, other }) => ({ room, version: other, ground }),
  "moderation.preview": ({ room, other }) => ({ ...deed, room, target: { room, version: other } }),
  "presence.typing": ({ room }) => ({ room }),
  "reports.decide": ({ room }) => ({ room, case: "no-case-at-all", outcome: "dismissed" }),
  "reports.make": ({ room, other }) => ({ room, version: other, ground }),
  "reports.make: of nobody": ({ room }) => ({ room, whom: "nobody", ground }),
  "rooms.enter": ({ room }) => ({ room }),
  "rooms.enter: by a link": ({ room }) => ({ room, invite: "of-no-link" }),
  "rooms.host.answerNewcomer": ({ room }) => ({ room, whom: "nobody", welcome: true }),
  "rooms.host.change": ({ room }) => ({ room, options: { slow: 1 } }),
  "rooms.host.change: no words": ({ room }) => ({ room, options: { name: " " } }),
  "rooms.host.close": ({ room }) => ({ room }),
  "rooms.host.filter": ({ room }) => ({ room, filter: { link: "warn" } }),
  "rooms.host.handOver": ({ room }) => ({ room, whom: masks.of(cy.by, room) }),
  "rooms.host.knocking": ({ room }) => ({ room }),
  "rooms.host.mute": ({ room }) => ({ room, whom: masks.of(cy.by, room), ms: 0 }),
  "rooms.host.name": ({ room }) => ({ room, whom: masks.of(cy.by, room) }),
  "rooms.host.remove": ({ room }) => ({ room, whom: masks.of(cy.by, room) }),
  "rooms.host.stepDown": ({ room }) => ({ room }),
  "rooms.leave": ({ room }) => ({ room }),
  "rooms.search": ({ room }) => ({ room, words: "hello" }),
  "rooms.search: wrong shape": ({ room }) => ({ room, words: 7 }),
};

const deed = { deed: "mute", ms: 60_000, network: false, purge: false, ground } as const;

/** Names a room by another name that is told at the desk alone, and to the house's hosts. */
const ELSEWHERE = ["desk.shutRoom"];

interface Refused {
  data?: { reason?: string };
}

/** "yes", or why not, and what else is said of it. */
async function answerTo({ call }: Program, { path, type }: Procedure, input: object): Promise<string> {
  const procedure = path.split(".").reduce((at, name) => at[name] as never, call as unknown as Record<string, never>);
  const asked = procedure as unknown as {
    query(input: object): Promise<unknown>;
    mutate(input: object): Promise<unknown>;
    subscribe(input: object, on: object): { unsubscribe(): void };
  };
  if (type !== "subscription") return (type === "query" ? asked.query(input) : asked.mutate(input)).then(yes, whyNot);
  const { promise: answer, resolve } = Promise.withResolvers<string>();
  const onError = (error: Refused) => resolve(whyNot(error));
  const subscription = asked.subscribe(input, { onData: () => resolve("yes"), onError });
  return answer.finally(() => subscription.unsubscribe());
}

const yes = () => "yes";

function whyNot({ data }: Refused): string {
  const { reason, code: _, httpStatus: __, ...details } = data as Record<string, unknown>;
  const named = Object.keys(details).sort();
  return `${reason}${named.length > 0 ? ` (${named.join(", ")})` : ""}`;
}

async function exportedTo({ url }: House, { session }: Program, { room }: Place): Promise<string> {
  const headers = { authorization: `Bearer ${session}` };
  const { status } = await fetch(`${url}/export/${room}.ndjson`, { headers });
  return status === 200 ? "yes" : String(status);
}

const ending: { close(): unknown }[] = [];
afterAll(async () => {
  for (const one of ending.reverse()) await one.close();
});

async function houseWithPeople() {
  const house = await openHouse();
  ending.push(house);
  await makeHost(house, "p_first-host");
  const people: { name: string; standing: Standing; person: string; program: Program }[] = [];
  for (const [name, standing] of Object.entries(STANDINGS) as [string, Standing][]) {
    const program = await connect(house.url);
    ending.push(program);
    const person = personOf(house, program);
    if (standing.role === "host") await makeHost(house, person);
    if (standing.role === "moderator") await makeModerator(house, "p_first-host", person);
    const { everywhere } = standing;
    const { chat, roles } = house.app;
    if (everywhere) await chat.carryOut(actsStream(), roles.deciding, () => [actOn(person, everywhere)]);
    people.push({ name, standing, person, program });
  }
  return { house, people };
}

/** Who gets which answer, those of one answer together. */
async function answersTo(
  { house, people }: Awaited<ReturnType<typeof houseWithPeople>>,
  kind: Kind,
  ask: (program: Program, place: Place) => Promise<string>,
): Promise<Record<string, string>> {
  const asking = people.map(async ({ name, standing, person, program }) => {
    return { name, answer: await ask(program, await placeFor(house, kind, person, standing)) };
  });
  const answers: Record<string, string> = {};
  for (const { name, answer } of await Promise.all(asking))
    answers[answer] = answers[answer] ? `${answers[answer]}, ${name}` : name;
  return answers;
}

for (const kind of KINDS)
  test(`who is answered what about a room that is ${kind}`, async () => {
    const given = await houseWithPeople();
    const procedures = new Map(proceduresOf(given.house).map((one) => [one.path, one]));
    const table: Record<string, Record<string, string>> = {};
    for (const [asked, inputFor] of Object.entries(inputs)) {
      const procedure = procedures.get(asked.split(":")[0] ?? "") as Procedure;
      table[asked] = await answersTo(given, kind, (program, place) => answerTo(program, procedure, inputFor(place)));
    }
    table["GET /export"] = await answersTo(given, kind, (program, place) => exportedTo(given.house, program, place));
    expect(table).toMatchSnapshot();
    expect(given.house.errors).toEqual([]);
  });

test("every procedure that takes a room is asked", async () => {
  const { house } = await houseWithPeople();
  const taking = proceduresOf(house).filter(({ path, fields }) => fields.includes("room") && !ELSEWHERE.includes(path));
  const asked = new Set(Object.keys(inputs).map((path) => path.split(":")[0]));
  expect([...asked].sort()).toEqual(taking.map(({ path }) => path).sort());
});
