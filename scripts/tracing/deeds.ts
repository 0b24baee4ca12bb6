import { connect, newId, type Program } from "../../client/program.ts";
import type { TracedHouse } from "./house.ts";

/** Prepares something, and answers what does it: until the people who are to hear of it have. */
type Deed = (house: TracedHouse) => Promise<() => Promise<unknown>>;

export const deeds: Record<string, Deed> = {
  /** A message, until it is acknowledged and another person reads it. */
  async post({ guest, room, heard }) {
    return async () => heard(await say(guest, room));
  },

  /** A guest is muted by a message of theirs, and all that they said is hidden. */
  async act({ url, host, room }) {
    const guest = await connect(url);
    await guest.call.rooms.enter.mutate({ room });
    const version = await say(guest, room);
    guest.close();
    const mute = { deed: "mute", ms: 60_000, network: false, purge: true, ground: "spam" } as const;
    return () => host.call.moderation.act.mutate({ ...mute, target: { room, version } });
  },

  /** Two people who wait to meet strangers, until both are in a group. */
  async meeting({ url }) {
    const [one, other] = [await connect(url), await connect(url)];
    return async () => {
      await Promise.all([meets(one), meets(other)]);
      one.close();
      other.close();
    };
  },
};

/** Other words each time: repeated ones are a flood. */
async function say({ call }: Program, room: string): Promise<number> {
  const { version } = await call.messages.post.mutate({ room, id: newId(), text: crypto.randomUUID() });
  return version;
}

function meets({ call }: Program): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  call.groups.meet.subscribe(undefined, { onData: ({ group }) => group && resolve(), onError: reject });
  return promise;
}
