// People who write and people who read, over the stock tRPC client, through whatever happens to the server.
import type { Told } from "../../server/events.ts";
import { connect, newId, type Program } from "../support/client.ts";

/** A guest in the lobby. */
export async function guestIn(url: string): Promise<Program> {
  const guest = await connect(url);
  await guest.call.rooms.enter.mutate({ room: "lobby" });
  return guest;
}

/** Says one thing after another, each again under the same id until it is acknowledged. */
export class Writer {
  /** By id: the version that the server answered. */
  readonly acknowledged = new Map<string, number>();
  readonly asked = new Set<string>();
  private going = true;

  constructor(
    readonly name: number,
    private readonly program: Program,
    private readonly more = "",
  ) {}

  async write(): Promise<void> {
    while (this.going) await this.say(newId());
  }

  /** Stops after what is being said now. */
  stop(): void {
    this.going = false;
  }

  async say(id: string): Promise<void> {
    this.asked.add(id);
    const text = `${this.name}: ${id} ${"ü🙂".repeat(this.asked.size % 40)}${this.more}`;
    for (;;) {
      try {
        const { version } = await this.program.call.messages.post.mutate({ room: "lobby", id, text });
        this.acknowledged.set(id, version);
        return;
      } catch {
        // The socket broke, or the server is full or gone: the same again, until it is heard.
        await Bun.sleep(5);
      }
    }
  }
}

/** Follows the lobby, and counts what should not be. */
export class Reader {
  /** By version, all that was told. */
  readonly ids = new Map<number, string | undefined>();
  readonly faults: string[] = [];
  last = 0;
  private waiting: { version: number; resolve: () => void }[] = [];

  static async in(program: Program): Promise<Reader> {
    const { cursor } = await program.call.rooms.enter.mutate({ room: "lobby" });
    const reader = new Reader();
    reader.last = Number(cursor.split(".")[1]);
    program.call.live.room.subscribe(
      { room: "lobby", lastEventId: cursor },
      {
        onData: (told) => reader.hear(told),
        onError: (error) => reader.faults.push(error.message),
      },
    );
    return reader;
  }

  /** Resolves when everything up to a version was told. */
  async heard(version: number, withinMs = 20_000): Promise<void> {
    if (this.last >= version) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(
      () => reject(new Error(`A reader was told up to ${this.last}, not ${version}. ${this.faults[0] ?? ""}`)),
      withinMs,
    );
    this.waiting.push({ version, resolve });
    await promise.finally(() => clearTimeout(late));
  }

  private hear({ after, data }: Told): void {
    if (data === "reload") {
      this.faults.push(`told to reload after ${this.last}`);
      return;
    }
    if (after !== this.last) this.faults.push(`told on from ${after} after ${this.last}`);
    for (const event of data) {
      const { version } = event;
      const id = "id" in event ? event.id : undefined;
      if (version <= this.last) this.faults.push(`${version} was told twice`);
      else if (version > this.last + 1) this.faults.push(`${this.last + 1} to ${version - 1} were not told`);
      this.last = Math.max(this.last, version);
      this.ids.set(version, id);
    }
    this.waiting = this.waiting.filter(({ version, resolve }) => {
      if (version <= this.last) resolve();
      return version > this.last;
    });
  }
}
