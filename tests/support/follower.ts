// A reader with the stock client: enters a room, follows it, and notes what it hears.
import { versionIn } from "../../client/cursor.ts";
import type { InRoom, Public, Told } from "../../server/events.ts";
import type { Program } from "./client.ts";
import { until } from "./until.ts";

export class Follower {
  /** Everything told since entering, in the order of arrival. */
  readonly events: Public<InRoom>[] = [];
  readonly errors: unknown[] = [];
  reloads = 0;
  cursor = "";
  private subscription: { unsubscribe(): void } | undefined;

  constructor(
    private readonly program: Program,
    private readonly room: string,
  ) {}

  get versions(): number[] {
    return this.events.map(({ version }) => version);
  }

  get texts(): string[] {
    return this.events.flatMap((event) =>
      event.type === "message-posted" ? [event.erased ? "erased" : event.text] : [],
    );
  }

  async enter(): Promise<this> {
    const { cursor } = await this.program.call.rooms.enter.mutate({ room: this.room });
    return this.follow(cursor);
  }

  /** Resolves when the first item is there. */
  async follow(cursor: string | null): Promise<this> {
    let first = false;
    this.cursor = cursor ?? "";
    this.subscription = this.program.call.live.room.subscribe(
      { room: this.room, lastEventId: cursor },
      {
        onData: (told) => {
          if (first || cursor) this.notice(told);
          first = true;
          this.cursor = told.id;
          if (told.data === "reload") this.reloads += 1;
          else this.events.push(...told.data);
        },
        onError: (error) => {
          this.errors.push(error);
        },
      },
    );
    await until(`following ${this.room}`, () => first || this.errors.length > 0);
    return this;
  }

  private notice({ id, after, data }: Told): void {
    if (data === "reload" || after === versionIn(this.cursor)) return;
    this.errors.push(new Error(`${id} tells on from ${after}, not from ${this.cursor}`));
  }

  leave(): void {
    this.subscription?.unsubscribe();
  }

  async hears(text: string): Promise<void> {
    await until(`hearing "${text}"`, () => this.texts.includes(text));
  }
}
