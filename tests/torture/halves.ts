// Deeds that write to several streams, in a server that is killed at any of their writes.
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HOST_LINK } from "../../server/roles/hostLink.ts";
import { arrive, type Client, overHttp, PASSWORD } from "../support/accounts.ts";
import { newId } from "../support/client.ts";
import { purgeOf } from "../support/keepers.ts";
import { until } from "../support/until.ts";
import { launch, startServer } from "./server.ts";
import { traced } from "./strace.ts";
import { must, type World } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

const ROOMS = ["Attic", "Kitchen", "Garden"];
/** Every append ends with one. */
const SYNC = "fdatasync";

/** Ada hosts the house; Bo spoke in three rooms of Cy's, and is here by three sessions. */
interface Cast {
  ada: string;
  cy: string;
  bo: string[];
  whom: string;
  rooms: string[];
  /** The act that hides what Bo said, where he was purged. */
  act: string;
}

interface Deed {
  name: string;
  purged: boolean;
  run(ada: Client, cast: Cast): Promise<unknown>;
  /** Whether it was begun, and how many parts of how many were carried out. */
  seen(as: (session: string) => Client, cast: Cast): Promise<{ begun: boolean; parts: boolean[] }>;
}

const hiddenIn = async (as: (session: string) => Client, { cy, rooms }: Cast): Promise<boolean[]> => {
  const pages = await Promise.all(rooms.map((room) => as(cy).rooms.enter.mutate({ room })));
  return pages.flatMap(({ messages }) => messages.map(({ hidden }) => hidden !== undefined));
};

const deeds: Deed[] = [
  {
    name: "a purge",
    purged: false,
    run: (ada, { whom }) => ada.moderation.act.mutate(purgeOf(whom)),
    async seen(as, cast) {
      const acts = await as(cast.ada).moderation.acts.query();
      return { begun: acts.length > 0, parts: await hiddenIn(as, cast) };
    },
  },
  {
    name: "an undo",
    purged: true,
    run: (ada, { act }) => ada.moderation.undo.mutate({ act }),
    async seen(as, cast) {
      const acts = await as(cast.ada).moderation.acts.query();
      return { begun: acts.length === 0, parts: (await hiddenIn(as, cast)).map((hidden) => !hidden) };
    },
  },
  {
    name: "a closing at the desk",
    purged: false,
    run: (ada, { rooms: [room = ""] }) => ada.desk.shutRoom.mutate({ room, reason: "Moved" }),
    async seen(as, { ada, rooms: [room = ""] }) {
      const open = await as(ada).rooms.discover.query();
      const record = await as(ada).desk.record.query();
      return { begun: !open.some(({ id }) => id === room), parts: [record.length === 1] };
    },
  },
  {
    name: "the end of all sessions",
    purged: false,
    run: (ada, { whom }) => ada.desk.endSessions.mutate({ whom }),
    async seen(as, { ada, bo, whom }) {
      const record = await as(ada).desk.record.query();
      const selves = await Promise.all(bo.map((session) => as(session).people.me.query()));
      const { sessions } = await as(ada).desk.person.query({ whom });
      return {
        begun: record.length === 1,
        parts: [sessions.length === 0, ...selves.map(({ account }) => account === undefined)],
      };
    },
  },
];

/** Every deed, killed at each of its writes; in the short form one deed at one of them. Answers how often. */
export async function dieInDeeds(world: World): Promise<number> {
  let killed = 0;
  for (const deed of world.of([world.chance.oneOf(deeds)], deeds)) {
    const evening = await setUp(world, deed);
    const { before, after } = await countWrites(world, deed, evening);
    must(after > before + 1, `${deed.name} writes only once`);
    const all = Array.from({ length: after - before }, (_, i) => before + 1 + i);
    for (const nth of world.of([world.chance.oneOf(all)], all)) {
      await dieAt(world, deed, evening, nth);
      killed += 1;
    }
  }
  return killed;
}

interface Evening {
  data: string;
  cast: Cast;
}

async function setUp(world: World, { purged }: Deed): Promise<Evening> {
  const data = world.folder();
  const server = await startServer(data);
  world.finally(() => server.kill());
  const as = (session: string) => overHttp(server.url, session);
  const host = await arrive(server);
  const token = readFileSync(join(data, HOST_LINK), "utf8").trim().split("/").at(-1) ?? "";
  const { session: ada = "" } = await host.call.roles.becomeHost.mutate({ token });
  const [{ session: cy }, guest] = [await arrive(server), await arrive(server)];
  const { session = "" } = await guest.call.accounts.signUp.mutate({ name: "Bo", password: PASSWORD });
  const bo = [session];
  while (bo.length < 3)
    bo.push((await overHttp(server.url).accounts.logIn.mutate({ name: "Bo", password: PASSWORD })).session ?? "");
  const rooms: string[] = [];
  for (const name of ROOMS) {
    const { room } = await as(cy).rooms.open.mutate({ name });
    rooms.push(room);
    await as(session).rooms.enter.mutate({ room });
    await as(session).messages.post.mutate({ room, id: newId(), text: "so many words" });
  }
  const { people } = await as(ada).desk.people.query({ words: "Bo" });
  const whom = people[0]?.person ?? "";
  const { act } = purged ? await as(ada).moderation.act.mutate(purgeOf(whom)) : { act: "" };
  server.signal("SIGTERM");
  await server.exited;
  return { data, cast: { ada, cy, bo, whom, rooms, act } };
}

/** A server on a copy of the evening, whose writes are counted. @param more for strace */
async function traceOn(world: World, { data }: Evening, ...more: string[]) {
  const copy = join(world.folder(), "data");
  cpSync(data, copy, { recursive: true });
  const trace = join(world.folder(), "trace");
  const doomed = launch(copy, { command: traced({ trace, calls: SYNC }, ...more) });
  world.finally(() => doomed.kill());
  const written = () => (existsSync(trace) ? (readFileSync(trace, "utf8").match(/ fdatasync\(/g)?.length ?? 0) : 0);
  return { copy, doomed, written };
}

async function countWrites(world: World, deed: Deed, evening: Evening): Promise<{ before: number; after: number }> {
  const { doomed, written } = await traceOn(world, evening);
  const url = `http://127.0.0.1:${await doomed.listening}`;
  const before = written();
  await deed.run(overHttp(url, evening.cast.ada), evening.cast);
  const after = written();
  await doomed.kill();
  return { before, after };
}

async function dieAt(world: World, deed: Deed, evening: Evening, nth: number): Promise<void> {
  const { copy, doomed } = await traceOn(world, evening, "-e", `inject=${SYNC}:signal=KILL:when=${nth}`);
  const url = await doomed.listening.then((port) => `http://127.0.0.1:${port}`).catch(() => undefined);
  if (url) await Promise.race([deed.run(overHttp(url, evening.cast.ada), evening.cast).catch(() => {}), doomed.exited]);
  await doomed.kill();

  const what = `${deed.name}, killed at write ${nth}`;
  const next = await startServer(copy);
  world.finally(() => next.kill());
  const as = (session: string) => overHttp(next.url, session);
  let last = "";
  await until(`${what}: all of it, or nothing`, async () => {
    const { begun, parts } = await deed.seen(as, evening.cast);
    last = JSON.stringify({ begun, parts });
    return parts.every((part) => part === begun);
  }).catch((error: Error) => must(false, `${error.message} ${last}`));
  next.signal("SIGTERM");
  must((await next.exited) === 0, `${what}: it does not end. ${next.said()}`);
  await mustBeWhole(world, copy, what);
}
