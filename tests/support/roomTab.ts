// A room as a page of the house has it: entered, followed, and entered again where something was not told.
import { follow, followsOn, fromSnapshot, type RoomState } from "../../client/rooms/roomState.ts";
import type { Told } from "../../server/events.ts";
import type { Program } from "./client.ts";
import { until } from "./until.ts";

export class RoomTab {
  state: RoomState | undefined;
  entries = 0;
  private following: { unsubscribe(): void } | undefined;

  constructor(
    private readonly program: Program,
    private readonly room: string,
  ) {}

  /** Resolves when it follows. */
  async enter(): Promise<this> {
    this.following?.unsubscribe();
    this.entries += 1;
    const snapshot = await this.program.call.rooms.enter.mutate({ room: this.room });
    const state = fromSnapshot(snapshot);
    this.state = state;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.following = this.program.call.live.room.subscribe(
      { room: this.room, lastEventId: snapshot.cursor },
      {
        onData: (told) => {
          this.hear(state, told);
          resolve();
        },
      },
    );
    await promise;
    return this;
  }

  get texts(): string[] {
    return this.state?.rows.flatMap((row) => (row.kind === "message" ? [row.text] : [])) ?? [];
  }

  async shows(...texts: string[]): Promise<void> {
    await until(`seeing ${texts.join(", ")}`, () => this.texts.join() === texts.join());
  }

  /** Told of everything up to a version, or of all that it may know. */
  async isAt(version: number): Promise<void> {
    await until(`being told up to ${version}`, () => this.state?.version === version);
  }

  private hear(state: RoomState, told: Told): void {
    if (followsOn(state, told)) follow(state, told);
    else void this.enter();
  }
}
