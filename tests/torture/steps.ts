import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, newId } from "../support/client.ts";
import { dieInDeeds } from "./halves.ts";
import { recordOf } from "./kept.ts";
import { launch, startServer } from "./server.ts";
import { lackingStrace, traced } from "./strace.ts";
import { must, type Trial, type World } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

/** Words that are to be gone once it was said that they are. */
const TAKEN_BACK = "said-and-taken-back";
const OF_CLOSED_ROOM = "said-in-a-room-that-was-closed";
/** Calls that change files, and about how often a life of the server makes each, in its busiest thread. */
const STEPS = { write: 14, rename: 12, ftruncate: 12, unlink: 6, fsync: 10, fdatasync: 12, pwrite64: 40 } as const;
type Step = keyof typeof STEPS;

export const steps: Trial = {
  name: "steps",
  title:
    "a server killed at any step of starting, writing, erasing or ending comes back whole, finishes what it began and forgets what it should",
  lacking: lackingStrace,
  async run(world) {
    const all = (Object.keys(STEPS) as Step[]).flatMap((call) =>
      Array.from({ length: STEPS[call] }, (_, i) => [call, i + 1] as const),
    );
    const chosen = world.of(
      Array.from({ length: 4 }, () => {
        const call = world.chance.oneOf(Object.keys(STEPS) as Step[]);
        return [call, world.chance.between(1, STEPS[call])] as const;
      }),
      all,
    );
    let killed = 0;
    for (const [call, nth] of chosen) killed += (await dieAt(world, call, nth)) ? 1 : 0;
    must(killed > 0, "no step was the last one");
    return { lives: chosen.length, "killed at a step": killed, "killed in a deed": await dieInDeeds(world) };
  },
};

/** What somebody was told before the end. */
interface Told {
  said: string[];
  erased: boolean;
  closed: boolean;
}

/** A life of a house that ends at the nth call of a kind, or as asked if there are fewer. Answers whether it was killed. */
async function dieAt(world: World, call: Step, nth: number): Promise<boolean> {
  const data = world.folder();
  writeFileSync(join(data, "chatrooms.txt"), "lobby\nside\n");
  const trace = join(world.folder(), "trace");
  const command = traced({ trace, calls: call }, "-e", `inject=${call}:signal=KILL:when=${nth}`);
  const told: Told = { said: [], erased: false, closed: false };
  const doomed = launch(data, { command });
  world.finally(() => doomed.kill());
  let over = false;
  void doomed.exited.then(() => (over = true));
  await doomed.listening
    .then((port) => Promise.race([live(`http://127.0.0.1:${port}`, data, told, () => over), doomed.exited]))
    .catch(() => {}); // it was killed before it listened
  if (!over) doomed.signal("SIGTERM");
  const code = await doomed.exited;

  const what = `${call} ${nth}`;
  // What a crash left half done is finished by the next start.
  const next = await startServer(data).catch((error: Error) => {
    throw new Error(`After ${what} it does not start again. ${error.message}`);
  });
  world.finally(() => next.kill());
  next.signal("SIGTERM");
  must((await next.exited) === 0, `after ${what} it does not end again: ${next.said()}`);
  const texts = (await recordOf(data)).map((event) => ("id" in event ? event.id : undefined));
  const lost = told.said.filter((id) => !texts.includes(id));
  must(lost.length === 0, `after ${what}, ${lost.length} of ${told.said.length} messages are gone`);
  for (const [gone, words] of [
    [told.erased, TAKEN_BACK],
    [told.closed, OF_CLOSED_ROOM],
  ] as const) {
    const files = gone ? filesWith(words, data) : [];
    must(files.length === 0, `after ${what}, what was erased stands in ${files.join(", ")}`);
  }
  await mustBeWhole(world, data, `after ${what}`);
  return code !== 0;
}

async function live(url: string, data: string, told: Told, over: () => boolean): Promise<void> {
  const { call, close } = await connect(url);
  try {
    for (const room of ["lobby", "side"]) await call.rooms.enter.mutate({ room });
    const say = async (room: string, text: string): Promise<number> => {
      const id = newId();
      const { version } = await call.messages.post.mutate({ room, id, text });
      if (text.startsWith("kept")) told.said.push(id);
      return version;
    };
    for (let i = 0; i < 5; i++) await say("lobby", `kept ${i}`);
    await say("side", OF_CLOSED_ROOM);
    const regretted = await say("lobby", TAKEN_BACK);
    await call.messages.erase.mutate({ room: "lobby", version: regretted });
    told.erased = true;
    writeFileSync(join(data, "chatrooms.txt"), "lobby\n");
    while (!over() && !told.closed) {
      told.closed = !(await call.rooms.discover.query()).some(({ id }) => id === "side");
      await Bun.sleep(20);
    }
  } finally {
    close();
  }
}

function filesWith(words: string, folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return paths.filter((path) => statSync(path).isFile() && readFileSync(path).includes(words));
}
