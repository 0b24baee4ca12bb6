// Somebody who wants to meet strangers, with the stock client: waits, is led into a group, leaves it, moves on.
import type { Meeting, SeenGroup } from "../../server/groups/groups.ts";
import { connect, type Program } from "./client.ts";
import { until } from "./until.ts";

export class Stranger {
  meeting: Partial<Meeting> = {};
  readonly errors: unknown[] = [];
  /** Every group that one was told of, whenever somebody came or went. */
  readonly seen: SeenGroup[] = [];
  private waiting: { unsubscribe(): void } | undefined;

  constructor(readonly program: Program) {}

  static async of(url: string, session?: string): Promise<Stranger> {
    return new Stranger(await connect(url, session));
  }

  get group(): SeenGroup | undefined {
    return this.meeting.group ?? undefined;
  }

  /** Resolves when the house has said how things stand. */
  async waits(): Promise<this> {
    let told = false;
    this.waiting = this.program.call.groups.meet.subscribe(undefined, {
      onData: (news) => {
        told = true;
        Object.assign(this.meeting, news);
        if (news.group) this.seen.push(news.group);
      },
      onError: (error) => this.errors.push(error),
    });
    await until("an answer about groups", () => told || this.errors.length > 0);
    return this;
  }

  async meets(): Promise<SeenGroup> {
    await until("a group", () => this.group !== undefined);
    return this.group!;
  }

  givesUp(): void {
    this.waiting?.unsubscribe();
    this.waiting = undefined;
    this.meeting = {};
  }

  /** Does not wait for another one. */
  async leaves(): Promise<void> {
    const { room } = await this.meets();
    this.givesUp();
    await this.program.call.rooms.leave.mutate({ room });
  }

  close(): void {
    this.program.close();
  }
}
