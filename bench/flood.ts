// What a flood costs the others: 50 people pour 10,000 messages into a room in which 200 talk. The limits are those of a
// new house, mutes for floods among them, and the filter looks for everything.
import { join } from "node:path";
import { categories } from "../server/moderation/filter/finding.ts";
import { temporaryFolder } from "./support/folder.ts";
import { bringGuests, enterAll, type Person, startHouse } from "./support/house.ts";
import { quantile } from "./support/numbers.ts";
import { printTable, Targets } from "./support/print.ts";
import { Crowd } from "./wire/crowd.ts";
import { houseDialect } from "./wire/dialects.ts";
import { measure, type Measured } from "./wire/measure.ts";

const FLOODERS = 50;
const MESSAGES = 10_000;
/** Of each: under the 50 frames a second after which a tab is cut off. */
const PER_SECOND = 20;
const FLOOD_MS = (MESSAGES / FLOODERS / PER_SECOND) * 1000;
/** So many that each says little: they are to be no flood themselves. */
const TALKERS = 200;
const TALK = { load: { perSecond: 20 }, fan: TALKERS };
const ROOM = "lobby";
const TEXTS = [
  "free crypto for everybody, join t.me/not-a-channel now!!!",
  "write to me at somebody (at) example [dot] org",
  "what a lovely evening, who wants tea?",
  "c4ll m3 +44 20 7946 0958",
];

const targets = new Targets();
const server = await startHouse(join(temporaryFolder(), "data"), [ROOM], {
  POST_BURST: "10",
  POST_PER_SECOND: "1",
  POSTS_PER_MINUTE_PER_ADDRESS: "120",
  FLOOD_MUTES: "60, 300, 1800",
  FILTER_MASK: categories.join(","),
});
const people = await bringGuests(server, FLOODERS + TALKERS);
await enterAll(server, people, () => ROOM);
const flooders = people.slice(0, FLOODERS);
const talkers = people.slice(FLOODERS);
const crowd = await Crowd.connect(
  server.port,
  houseDialect(talkers, () => ROOM),
  TALKERS,
);

const calm = await measure(server, crowd, { ...TALK, ms: FLOOD_MS });
const [flooded, outcomes] = await Promise.all([measure(server, crowd, { ...TALK, ms: FLOOD_MS }), flood(flooders)]);

const row = (name: string, { timings, serverShare }: Measured) =>
  [name, quantile(timings, 0.5), quantile(timings, 0.99), Math.max(...timings), serverShare] as const;
printTable(`${TALKERS} people of whom each now and then says something, ${TALK.load.perSecond} messages/s together`, [
  ["", "p50 ms", "p99 ms", "worst ms", "server's core"],
  row("among themselves", calm),
  row(`while ${FLOODERS} others send ${MESSAGES.toLocaleString("en")} in ${FLOOD_MS / 1000} s`, flooded),
]);
printTable("What became of those", [
  ["", "messages"],
  ...[...outcomes].toSorted(([, a], [, b]) => b - a).map(([outcome, count]) => [outcome, count] as const),
]);
targets.atMost("p99 of the others while 10,000 are flooded, ms", quantile(flooded.timings, 0.99), 100);
crowd.close();
await server.stop();
targets.print();
process.exit();

/** Sends as programs do that heed no answer. Resolves with what the house answered. */
async function flood(all: readonly Person[]): Promise<Map<string, number>> {
  const outcomes = new Map<string, number>();
  const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  await Promise.all(all.map((person) => pour(person, count)));
  return outcomes;
}

function pour({ session, address }: Person, count: (outcome: string) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  // Bun's takes headers, of which the browsers' type does not know.
  const options = { headers: { "x-forwarded-for": address } } as unknown as string[];
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/trpc?connectionParams=1`, options);
  const most = MESSAGES / FLOODERS;
  let answered = 0;
  socket.onopen = () => {
    socket.send(JSON.stringify({ method: "connectionParams", data: { session } }));
    let sent = 0;
    const timer = setInterval(() => {
      const input = { room: ROOM, id: crypto.randomUUID(), text: `${TEXTS[sent % TEXTS.length]} ${sent}` };
      socket.send(JSON.stringify({ id: sent + 1, method: "mutation", params: { path: "messages.post", input } }));
      sent += 1;
      if (sent === most) clearInterval(timer);
    }, 1000 / PER_SECOND);
  };
  socket.onmessage = ({ data }) => {
    const { error } = JSON.parse(String(data)) as { error?: { data: { reason: string } } };
    count(error?.data.reason ?? "said");
    answered += 1;
    if (answered === most) socket.close();
  };
  socket.onclose = () => resolve();
  return promise;
}
