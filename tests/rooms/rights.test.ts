// Who may call what: every procedure of the router, by everybody who could. A new one is refused here until it is listed.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { signedUp } from "../support/accounts.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { makeHost, makeModerator, personOf } from "../support/keepers.ts";
import { type Procedure, proceduresOf } from "../support/mutations.ts";
import { until } from "../support/until.ts";

const CALLERS = [
  "nobody",
  "banned",
  "guest",
  "signedUp",
  "member",
  "host",
  "moderator",
  "houseHost",
  "stranger",
  "lost",
] as const;
type Caller = (typeof CALLERS)[number];

let house: House;
let people: Record<Exclude<Caller, "nobody">, Program>;
let tea: string;
let attic: string;
let link: { invite: string; token: string };
/** The member's message, and another member. */
let version: number;
let whom: string;

beforeAll(async () => {
  house = await openHouse();
  const [guest, member, host] = [await connect(house.url), await connect(house.url), await connect(house.url)];
  const [banned, moderator, houseHost] = [await connect(house.url), await connect(house.url), await connect(house.url)];
  const { session } = await signedUp(house, "Somebody");
  const known = await connect(house.url, session);
  // The same guest, on sockets of their own: one takes so many frames at once, and everything is asked.
  const [stranger, lost] = [await connect(house.url, guest.session), await connect(house.url, guest.session)];
  people = { banned, guest, signedUp: known, member, host, moderator, houseHost, stranger, lost };
  await makeHost(house, personOf(house, houseHost));
  await makeModerator(house, personOf(house, houseHost), personOf(house, moderator));
  await houseHost.call.moderation.act.mutate({ ...act, target: { person: personOf(house, banned) } });
  ({ room: tea } = await host.call.rooms.open.mutate({ name: "Ada's tea" }));
  ({ room: attic } = await host.call.rooms.open.mutate({ name: "Ada's attic", found: "link" }));
  await member.call.rooms.enter.mutate({ room: tea });
  link = await host.call.invites.make.mutate({ room: tea });
  ({ version } = await member.call.messages.post.mutate({ room: tea, id: newId(), text: "hello" }));
  const other = await connect(house.url);
  whom = (await other.call.rooms.enter.mutate({ room: tea })).you.mask;
  other.close();
});
afterAll(async () => {
  for (const program of Object.values(people)) program.close();
  await house.close();
});

const act = { deed: "ban", ms: null, network: false, purge: false, ground: "spam" } as const;

const NOWHERE = "nowhere-at-all";
/** Strangers ask about a private room, the lost about one that never was; all others about a public one. */
const roomFor = (caller: Caller) => (caller === "stranger" ? attic : caller === "lost" ? NOWHERE : tea);

/** What an honest client would send. */
function inputFor(path: string, caller: Caller): unknown {
  const room = roomFor(caller);
  const inputs: Record<string, object> = {
    "accounts.signUp": { name: "Countess", password: "short" },
    "accounts.logIn": { name: "Somebody", password: "not this one" },
    "accounts.recover": { name: "Nobody", code: "none", password: "not this one" },
    "accounts.changePassword": { password: "not this one", next: "nor this one" },
    "accounts.makeCodes": { password: "not this one" },
    "accounts.endSession": { session: "0123456789abcdef" },
    "people.change": { hue: 7 },
    "rooms.open": { name: `Room ${caller}` },
    "rooms.search": { room, words: "hello" },
    "rooms.host.change": { room, options: { slow: 1 } },
    "rooms.host.filter": { room, filter: { link: "warn" } },
    "rules.change": { groupSize: 4 },
    "rules.rehearse": { rules: { filter: { link: "refuse" } }, days: 1 },
    "rules.lockDown": { ms: 60_000 },
    "rooms.host.answerNewcomer": { room, whom, welcome: true },
    "rooms.host.mute": { room, whom, ms: 0 },
    "rooms.host.remove": { room, whom },
    "rooms.host.name": { room, whom: "nobody" },
    "rooms.host.handOver": { room, whom: "nobody" },
    "roles.becomeHost": { token: "a-token-of-no-link-at-all" },
    "roles.nameModerator": { whom: "p_nobody" },
    "roles.endModerator": { whom: "p_nobody" },
    "desk.people": { words: "" },
    "desk.person": { whom: "p_nobody" },
    "desk.endSessions": { whom: "p_nobody" },
    "desk.rooms": { words: "", order: "here" },
    "desk.shutRoom": { room: NOWHERE, reason: "Try me" },
    "reports.make": { room, version, ground: "spam" },
    "reports.around": { act: "no-act-at-all" },
    "reports.decide": { room, case: "no-case-at-all", outcome: "dismissed" },
    "moderation.hide": { room, version, ground: "spam" },
    "moderation.preview": { ...act, target: { room, whom } },
    "moderation.act": { ...act, target: { room, whom: "nobody" } },
    "moderation.undo": { act: "no-act-at-all" },
    "moderation.appeal": { text: "please" },
    "moderation.decideAppeal": { act: "no-act-at-all", lifted: true },
    "invites.look": { token: caller === "stranger" ? "a-token-of-no-link-at-all" : link.token },
    "invites.make": { room },
    "invites.revoke": { room, invite: link.invite },
    "messages.post": { room, id: newId(), text: "hello" },
    "messages.edit": { room, version, text: "hullo" },
    "messages.erase": { room, version },
    "messages.letThrough": { room, version },
    "messages.react": { room, version, emoji: "👋", on: true },
    "messages.before": { room, version: 5 },
    "messages.at": { room, versions: [3] },
    "live.calls": { everything: [room] },
    "mine.forget": { erase: "everything" },
    "passes.look": { token: "of no pass" },
    "passes.take": { token: "of no pass" },
  };
  return inputs[path] ?? { room };
}

/** "yes", or why not. */
async function answerTo({ path, type }: Procedure, caller: Caller): Promise<string> {
  const input = inputFor(path, caller);
  if (path === "mine.forget" && caller !== "nobody" && caller !== "banned") return byAnother(path, type, input);
  if (caller === "nobody" || path.startsWith("accounts.") || path === "roles.becomeHost")
    return overHttp(path, type, input, caller === "nobody" ? undefined : people[caller].session);
  const asked = people[caller].call as unknown as Record<string, never>;
  const procedure = path.split(".").reduce((at, name) => at[name] as never, asked) as unknown as Asked;
  if (type !== "subscription") {
    const call = type === "query" ? procedure.query(input) : procedure.mutate(input);
    return call.then(
      () => "yes",
      (error: { data?: { reason?: string } }) => error.data?.reason ?? String(error),
    );
  }
  let answer = "";
  const subscription = procedure.subscribe(input, {
    onStarted: () => {},
    onData: () => (answer ||= "yes"),
    onError: (error) => (answer ||= error.data?.reason ?? String(error)),
  });
  await until(`an answer to ${path}`, () => answer !== "");
  subscription.unsubscribe();
  return answer;
}

/** What the client makes of any procedure. */
interface Asked {
  query(input: unknown): Promise<unknown>;
  mutate(input: unknown): Promise<unknown>;
  subscribe(
    input: unknown,
    on: { onStarted(): void; onData(): void; onError(error: { data?: { reason?: string } }): void },
  ): { unsubscribe(): void };
}

/** By somebody of whom no other question needs anything. */
async function byAnother(path: string, type: Procedure["type"], input: unknown): Promise<string> {
  const other = await connect(house.url);
  other.close();
  return overHttp(path, type, input, other.session);
}

async function overHttp(path: string, type: Procedure["type"], input: unknown, session?: string): Promise<string> {
  const authorization: Record<string, string> = session === undefined ? {} : { authorization: `Bearer ${session}` };
  const url = `${house.url}/trpc/${path}`;
  const asked =
    type === "mutation"
      ? fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", ...authorization },
          body: JSON.stringify(input),
        })
      : fetch(`${url}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: authorization });
  const text = await (await asked).text();
  return /"reason":"([\w-]+)"/.exec(text)?.[1] ?? (text.includes('"result"') ? "yes" : text);
}

/** What ends something for those after it comes last. */
const LAST = [
  "messages.erase",
  "rooms.host.remove",
  "rooms.host.stepDown",
  "invites.revoke",
  "rooms.leave",
  "rooms.host.close",
  "accounts.logOut",
];
const byEffect = (a: Procedure, b: Procedure) =>
  LAST.indexOf(a.path) - LAST.indexOf(b.path) || a.path.localeCompare(b.path);

test("who may call what", async () => {
  const table: Record<string, string> = {};
  const guests = new Map<string, string>();
  for (const procedure of proceduresOf(house).toSorted(byEffect)) {
    const answers: string[] = [];
    for (const caller of CALLERS) {
      // A guest who may come in is outside again for the next question.
      if (caller === "guest" || caller === "stranger" || caller === "signedUp")
        await people[caller].call.rooms.leave.mutate({ room: tea });
      answers.push(`${caller}: ${await answerTo(procedure, caller)}`);
    }
    table[procedure.path] = answers.join(", ");
    guests.set(
      procedure.path,
      answers
        .slice(-2)
        .map((answer) => answer.split(": ")[1])
        .join(),
    );
  }
  expect(table).toMatchSnapshot();

  // A room that one may not know of answers as one that never was, whatever is asked.
  for (const [path, answers] of guests) {
    const [stranger, lost] = answers.split(",");
    if (path !== "invites.look") expect([path, stranger]).toEqual([path, lost!]);
  }
  const open = Object.entries(table).filter(([, answers]) => answers.startsWith("nobody: yes"));
  expect(open.map(([path]) => path)).toEqual(["people.me"]);
});
