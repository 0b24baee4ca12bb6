// A house on an evening that is always the same: who is there, what they say, and when.
import { join } from "node:path";
import { roomStream } from "../../server/events.ts";
import { change, open } from "../../server/rooms/decide.ts";
import { type Options, PLAIN } from "../../server/rooms/options.ts";
import { connect, newId, type Program } from "./client.ts";
import { openHouse } from "./house.ts";

export interface Evening {
  url: string;
  /** Of the guest whose screen is looked at. */
  session: string;
  /** How far they had read, as the page keeps it. */
  read: Record<string, number>;
  now(): number;
  /** Two people type; it is seen for some seconds. */
  type(): Promise<void>;
  close(): Promise<void>;
}

const START = Date.UTC(2026, 10, 20, 21, 41);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const ROOMS: readonly Partial<Options>[] = [
  { name: "lobby", topic: "Say hello, ask anything" },
  { name: "late-night-kitchen", topic: "What are you cooking at this hour?", keep: "24h" },
  { name: "first-time-here", topic: "Every question is a good one" },
  { name: "night-train", topic: "For whoever is on the way somewhere", masks: true, keep: "30d" },
  { name: "tea", topic: "Green, black, or with the milk in first" },
  { name: "quiet-corner", topic: "For when it is too loud elsewhere", slow: 10 },
];

/** Faces drawn by hand, five rows of three from the left; a dot is dark. */
const PEOPLE = {
  you: { name: "Guest4821", hue: 150, face: face("#.# .## #.# ### #.#") },
  teapot: { name: "Guest0937", hue: 25, face: face("#.. #.# ### .## .#.") },
  fox: { name: "velvet fox", hue: 265, face: face("#.. ##. ### .## #..") },
  marigold: { name: "Marigold", hue: 85, face: face(".## ##. ### #.# .##") },
  late: { name: "Guest2210", hue: 330, face: face(".## ### #.# ### .#.") },
  quiet: { name: "Guest7754", hue: 200, face: face("##. .## ##. .## #.#") },
} as const;

export async function openEvening(): Promise<Evening> {
  let now = START;
  const house = await openHouse({ now: () => now, dist: join(import.meta.dir, "../../dist") });
  await openRooms();
  const people = {} as Record<keyof typeof PEOPLE, Program>;
  const says = async (who: keyof typeof PEOPLE, room: string, text: string, replyTo?: number) => {
    now += 20 * SECOND;
    return (await people[who].call.messages.post.mutate({ room, id: newId(), text, replyTo })).version;
  };

  async function openRooms(): Promise<void> {
    for (const chosen of ROOMS) {
      const id = chosen.name ?? "";
      const wish = { options: { ...PLAIN, ...chosen }, house: true, at: now };
      const { chat, rooms } = house.app;
      const isOpen = chat.peek(roomStream(id), rooms.deciding).life === "open";
      await chat.carryOut(roomStream(id), rooms.deciding, (state) =>
        isOpen ? change(state, wish) : open(state, wish),
      );
    }
  }

  async function arrive(who: keyof typeof PEOPLE): Promise<void> {
    const one = await connect(house.url);
    people[who] = one;
    await one.call.people.change.mutate(PEOPLE[who]);
    await stay(one, "lobby");
  }

  /** Is seen to be there; the guest looked at brings a browser of their own. */
  async function stay(one: Program, room: string): Promise<void> {
    const { cursor } = await one.call.rooms.enter.mutate({ room });
    if (one === people.you) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    one.call.live.room.subscribe({ room, lastEventId: cursor }, { onStarted: () => resolve() });
    await promise;
  }

  // Who is first in a house is its noise: the evening begins when they are all there but one.
  for (const who of ["you", "teapot", "fox", "marigold", "quiet"] as const) await arrive(who);
  for (const who of ["you", "quiet", "teapot"] as const) await stay(people[who], "late-night-kitchen");
  for (const room of ["night-train", "tea"]) await stay(people.marigold, room);
  await stay(people.fox, "tea");

  const asked = await says("teapot", "lobby", "does anyone know if the keynote moved? room B is empty");
  const answer = await says(
    "fox",
    "lobby",
    "main hall, ten past. the plan is at https://conf.example/day2 and it is *actually* right this time",
    asked,
  );
  for (const who of ["you", "teapot", "marigold", "quiet"] as const)
    await people[who].call.messages.react.mutate({ room: "lobby", version: answer, emoji: "👍", on: true });
  for (const who of ["teapot", "quiet"] as const)
    await people[who].call.messages.react.mutate({ room: "lobby", version: answer, emoji: "🙏", on: true });
  await says("fox", "lobby", "bring a jacket, it is **cold** in there");
  await says("you", "lobby", "thank you! third row, left, if you want company");
  now += MINUTE;
  await arrive("late");
  await says("late", "lobby", "is it just me or was that demo recorded");
  await says("marigold", "lobby", "@Guest4821 save me a seat near the front?");
  const gone = await says("quiet", "lobby", "wrong room, sorry");
  await people.quiet.call.messages.erase.mutate({ room: "lobby", version: gone });
  await says("teapot", "lobby", "not recorded, I saw it crash at rehearsal");
  for (const text of ["soup", "it is soup again", "there is enough for everybody"])
    await says("quiet", "late-night-kitchen", text);
  now += MINUTE;

  return {
    url: house.url,
    session: people.you.session,
    // Of eight messages and of three.
    read: { lobby: 5, "late-night-kitchen": 0 },
    now: () => now,
    async type() {
      for (const who of ["marigold", "fox"] as const) await people[who].call.presence.typing.mutate({ room: "lobby" });
    },
    async close() {
      for (const one of Object.values(people)) one.close();
      await house.close();
    },
  };
}

/** `#` is lit: three columns of five rows. */
function face(drawn: string): number {
  return [...drawn.replaceAll(" ", "")].reduce((bits, pixel, index) => bits | (Number(pixel === "#") << index), 0);
}
