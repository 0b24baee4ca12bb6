// Deeds that write to several streams, cut short before each of their appends: by a crash, and by a full disk.
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inOrder } from "../../scripts/keeping/inOrder.ts";
import { Masks } from "../../server/heart/masks.ts";
import { openLog } from "../../server/log/files.ts";
import type { Log } from "../../server/log/log.ts";
import { ORDINARY } from "../../server/people/decide.ts";
import { foldsOf } from "../../server/wiring/folds.ts";
import { type Client, overHttp, PASSWORD } from "../support/accounts.ts";
import { NOON } from "../support/cast.ts";
import { newId, reasonOf } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { makeHost, personOf, purgeOf } from "../support/keepers.ts";
import { until } from "../support/until.ts";

const ROOMS = ["Tea time", "Attic", "Kitchen", "Garden"];

/** Ada hosts the house; Bo speaks in four rooms and is here by three sessions; Cy hears him. */
interface Cast {
  ada: string;
  bo: string;
  cy: string;
  rooms: string[];
  /** The act that hides what Bo said. */
  act: string;
}

interface Deed {
  name: string;
  /** Which of two evenings: one in which Bo was purged already. */
  purged?: boolean;
  /** Milliseconds that have passed since. */
  later?: number;
  run(house: House, cast: Cast, as: (session: string) => Client): Promise<unknown>;
  /** What the house itself does again, later. */
  again?(house: House): Promise<unknown>;
}

const deeds: Deed[] = [
  {
    name: "a purge",
    run: (house, { ada, bo }, as) => as(ada).moderation.act.mutate(purgeOf(personOf(house, { session: bo }))),
  },
  {
    name: "a ban with all that was said",
    run: (house, { ada, bo }, as) =>
      as(ada).moderation.act.mutate({ ...purgeOf(personOf(house, { session: bo })), deed: "ban" }),
  },
  { name: "an undo", purged: true, run: (_house, { ada, act }, as) => as(ada).moderation.undo.mutate({ act }) },
  {
    name: "hiding a message",
    run: (_house, { ada, rooms: [room = ""] }, as) =>
      as(ada).moderation.hide.mutate({ room, version: 4, ground: "spam" }),
  },
  {
    name: "a closing at the desk",
    run: (_house, { ada, rooms: [room = ""] }, as) => as(ada).desk.shutRoom.mutate({ room, reason: "Moved" }),
  },
  {
    name: "ending all sessions",
    run: (house, { ada, bo }, as) => as(ada).desk.endSessions.mutate({ whom: personOf(house, { session: bo }) }),
  },
  { name: "another look", run: (_house, { bo }, as) => as(bo).people.change.mutate({ hue: 7, name: "Boo" }) },
  { name: "being forgotten", run: (_house, { bo }, as) => as(bo).mine.forget.mutate({ erase: "everything" }) },
  {
    name: "a guest's lapse",
    later: 2 * ORDINARY.longest,
    run: ({ app }) => app.letLapse(),
    again: ({ app }) => app.letLapse(),
  },
];

const { views } = foldsOf(new Masks(new Uint8Array(32)));
const root = mkdtempSync(join(tmpdir(), "hearsay-processes-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const before = new Map<boolean, { folder: string; cast: Cast }>();
beforeAll(async () => {
  for (const purged of [false, true]) before.set(purged, await evening(purged));
});

async function evening(purged: boolean) {
  const folder = join(root, `evening ${purged}`);
  const { house, close } = await live(folder);
  const as = (session: string) => overHttp(house.url, session);
  const [ada, cy, guest] = [await arrive(house), await arrive(house), await arrive(house)];
  await makeHost(house, personOf(house, { session: ada }));
  const { session: bo = "" } = await as(guest).accounts.signUp.mutate({ name: "Bo", password: PASSWORD });
  for (let i = 0; i < 2; i++) await overHttp(house.url).accounts.logIn.mutate({ name: "Bo", password: PASSWORD });
  const rooms: string[] = [];
  for (const name of ROOMS) {
    const { room } = await as(cy).rooms.open.mutate({ name });
    rooms.push(room);
    await as(bo).rooms.enter.mutate({ room });
    for (const text of ["one", "two"]) await as(bo).messages.post.mutate({ room, id: newId(), text });
  }
  const whom = personOf(house, { session: bo });
  const { act } = purged ? await as(ada).moderation.act.mutate(purgeOf(whom)) : { act: "" };
  await close();
  return { folder, cast: { ada, bo, cy, rooms, act } };
}

const arrive = async ({ url }: House): Promise<string> => (await overHttp(url).people.me.query()).session ?? "";

/** A house on a folder. @param over what its log is seen through */
async function live(folder: string, later = 0, over: (log: Log) => Log = (log) => log) {
  const log = await openLog({ folder, clock: () => NOON + later, onFailure: () => {} });
  const house = await openHouse({ log: over(log), now: () => NOON + later });
  const close = async () => {
    await house.close();
    await log.close();
  };
  return { house, close };
}

/** As text, with names for what is random. */
async function foldedIn({ app }: House): Promise<string> {
  let text = "";
  await app.chat.snapshot((folded) => {
    text = inOrder(folded);
  });
  const names = new Map<string, string>();
  const nameOf = (found: string) => names.get(found) ?? names.set(found, `#${names.size}`).get(found) ?? "";
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, nameOf);
}

/** A log in whose way something comes after so many appends. */
interface Troubled {
  over(log: Log): Log;
  appended(): number;
  /** When it came. */
  met: Promise<void>;
  /** It is over. */
  end(): void;
}

function troubled(whole: number, kind: "death" | "full"): Troubled {
  const met = Promise.withResolvers<void>();
  let [appended, bad, over] = [0, false, false];
  const never = () => new Promise<never>(() => {});
  return {
    appended: () => appended,
    met: met.promise,
    end() {
      [bad, over] = [false, true];
    },
    over: (log) =>
      new Proxy(log, {
        get(target, key: keyof Log) {
          if (key === "writable") return !bad || kind === "death";
          const value = target[key];
          if (bad && kind === "death" && typeof value === "function") return never;
          if (key !== "append") return value;
          return async (...given: Parameters<Log["append"]>) => {
            if (appended === whole && !over) {
              bad = true;
              met.resolve();
            }
            if (bad) return kind === "full" ? { outcome: "full" } : never();
            appended += 1;
            return target.append(...given);
          };
        },
      }),
  };
}

/** The deed on a copy of its evening. */
async function doneOn(folder: string, { purged = false, later = 0, run }: Deed, trouble?: Troubled) {
  const { folder: from, cast } = before.get(purged) ?? { folder: "", cast: {} as Cast };
  cpSync(from, folder, { recursive: true });
  const { house, close } = await live(folder, later, trouble?.over);
  const answer = run(house, cast, (session) => overHttp(house.url, session)).then(
    () => "done",
    (error) => reasonOf(error) ?? String(error),
  );
  return { house, close, answer };
}

/** What the views hold once a deed is done without trouble, and how many appends that takes. */
async function uncut(deed: Deed) {
  const folder = mkdtempSync(join(root, "uncut-"));
  const counting = troubled(Number.POSITIVE_INFINITY, "full");
  const { house, close, answer } = await doneOn(folder, deed, counting);
  expect(await answer).toBe("done");
  await until("everybody left", () => house.app.chat.read(views.people).leaving.size === 0);
  const folded = await foldedIn(house);
  await close();
  return { folded, appends: counting.appended() };
}

const atEveryAppend = (appends: number, run: (whole: number) => Promise<void>): Promise<unknown> =>
  Promise.all(Array.from({ length: appends - 1 }, (_, i) => run(i + 1)));

async function mustBecomeWhole(house: House, { name, again }: Deed, folded: string): Promise<void> {
  await again?.(house);
  await until(`${name} is whole`, async () => (await foldedIn(house)) === folded).catch(() => {});
  expect(await foldedIn(house)).toBe(folded); // says what differs
}

describe.each(deeds)("$name", (deed) => {
  test("is finished by the next start, wherever the server was killed", async () => {
    const { folded, appends } = await uncut(deed);
    expect(appends).toBeGreaterThan(1);
    await atEveryAppend(appends, async (whole) => {
      const folder = mkdtempSync(join(root, "cut-"));
      const trouble = troubled(whole, "death");
      const cut = await doneOn(folder, deed, trouble);
      await trouble.met;
      await cut.close();
      const { house, close } = await live(folder, deed.later);
      house.app.resume();
      await mustBecomeWhole(house, deed, folded);
      await close();
    });
  });

  test("is finished once there is space, after whichever append the disk was full", async () => {
    const { folded, appends } = await uncut(deed);
    await atEveryAppend(appends, async (whole) => {
      const trouble = troubled(whole, "full");
      const { house, close, answer } = await doneOn(mkdtempSync(join(root, "full-")), deed, trouble);
      await trouble.met;
      expect(await answer).toBe(deed.again ? "done" : "disk-full");
      trouble.end();
      await mustBecomeWhole(house, deed, folded);
      await close();
    });
  });
});
