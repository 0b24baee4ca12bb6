// What is folded of the record: for screens views of the whole house, for decisions a state of each stream.
import type { Fold, Frozen } from "../base/fold.ts";
import type { HouseEvent, Recorded } from "../events.ts";
import type { Log } from "../log/log.ts";

/** A fold over the whole house, for screens. */
export interface View<State> {
  name: string;
  fold: Fold<State, Recorded<HouseEvent>>;
  /** The state without what is to leave no trace. */
  traces?(state: State): State;
}

/** A fold over one stream, for decisions: a state for each stream whose name begins so. */
export interface Deciding<State> {
  name: string;
  streams: string;
  fold: Fold<State, Recorded<HouseEvent>>;
  /** There is nothing in it to remember. */
  isOver?(state: State): boolean;
}

export interface Slices {
  views: readonly View<unknown>[];
  deciding: readonly Deciding<unknown>[];
  /** Whether events of such a type are understood: what a newer version recorded may change what all else means. */
  knows(type: string): boolean;
  /** Streams of which nothing may reach the disk. */
  leavesNoTrace(stream: string): boolean;
}

/** Everything that was folded, by name: what a snapshot keeps. */
export type Folded = Record<string, unknown>;

/** What decisions see: the states as they will be once what was decided before them is recorded. */
export interface Sight {
  see<State>(deciding: Deciding<State>): Frozen<State>;
  fold(event: Recorded<HouseEvent>): void;
}

/** Calls back for each event that is folded, so that a fold that breaks can be told of. */
type Guard = (event: Recorded<HouseEvent>, fold: () => void) => void;

export class States {
  private readonly views = new Map<string, unknown>();
  private readonly deciding = new Map<string, Map<string, unknown>>();

  constructor(private readonly slices: Slices) {}

  /** From nothing, or from what was folded before. */
  begin(from: Folded = {}): void {
    for (const { name, fold } of this.slices.views) this.views.set(name, from[name] ?? fold.start());
    for (const { name } of this.slices.deciding)
      this.deciding.set(name, (from[name] as Map<string, unknown> | undefined) ?? new Map());
  }

  read<State>(view: View<State>): Frozen<State> {
    return this.views.get(view.name) as Frozen<State>;
  }

  peek<State>(stream: string, deciding: Deciding<State>): Frozen<State> {
    return (this.deciding.get(deciding.name)?.get(stream) ?? deciding.fold.start()) as Frozen<State>;
  }

  foldForScreens(event: Recorded<HouseEvent>): void {
    for (const { name, fold } of this.slices.views) fold.evolve(this.views.get(name), event);
  }

  foldForDecisions(event: Recorded<HouseEvent>): void {
    for (const deciding of this.slices.deciding) {
      if (!event.stream.startsWith(deciding.streams)) continue;
      const state = this.deciding.get(deciding.name)?.get(event.stream) ?? deciding.fold.start();
      deciding.fold.evolve(state, event);
      this.keep(deciding, event.stream, state);
    }
  }

  /** Folds the states of a stream from the record. A peek meanwhile sees the state as it was, not a half of the new one. */
  async foldAgain(stream: string, log: Pick<Log, "read" | "versionOf">, guard: Guard): Promise<void> {
    const deciding = this.slices.deciding.filter(({ streams }) => stream.startsWith(streams));
    const again = deciding.map((one) => ({ one, state: one.fold.start() }));
    for (let after = 0; after < log.versionOf(stream);) {
      const events = (await log.read(stream, { after }, FOLDED_AT_ONCE)) as Recorded<HouseEvent>[];
      for (const event of events)
        guard(event, () => {
          for (const { one, state } of again) one.fold.evolve(state, event);
        });
      after = events.at(-1)?.version ?? Number.POSITIVE_INFINITY;
    }
    for (const { one, state } of again) {
      if (log.versionOf(stream) > 0) this.keep(one, stream, state);
      else this.deciding.get(one.name)?.delete(stream);
    }
  }

  /** Of a log of one's own, what is decided is recorded, nearly always: the states themselves go ahead. */
  inPlace(stream: string): Sight {
    return {
      see: (deciding) => this.peek(stream, deciding),
      fold: (event) => this.foldForDecisions(event),
    };
  }

  /** Of a log that others write to, copies go ahead: made when a second command needs them, and thrown away. */
  copies(stream: string): Sight {
    const ofStream = this.slices.deciding.filter(({ streams }) => stream.startsWith(streams));
    const folded: Recorded<HouseEvent>[] = [];
    let copies: Map<string, unknown> | undefined;
    return {
      see: (deciding) => {
        if (folded.length === 0 && !copies) return this.peek(stream, deciding);
        copies ??= new Map(ofStream.map((one) => [one.name, structuredClone(this.peek(stream, one))]));
        for (const event of folded.splice(0))
          for (const { name, fold } of ofStream) fold.evolve(copies.get(name), event);
        return copies.get(deciding.name) as never;
      },
      fold: (event) => void folded.push(event),
    };
  }

  /** All of it, but for what is to leave no trace. */
  withTraces(): Folded {
    const folded: Folded = {};
    for (const { name, traces } of this.slices.views) {
      const state = this.views.get(name);
      folded[name] = traces ? traces(state) : state;
    }
    for (const [name, states] of this.deciding) {
      folded[name] = new Map([...states].filter(([stream]) => !this.slices.leavesNoTrace(stream)));
    }
    return folded;
  }

  /** Throws at an event that a newer version recorded. */
  known(event: Recorded<HouseEvent>): Recorded<HouseEvent> {
    if (this.slices.knows(event.type)) return event;
    throw new Error(unknownWords(event));
  }

  private keep(deciding: Deciding<unknown>, stream: string, state: unknown): void {
    const states = this.deciding.get(deciding.name);
    if (deciding.isOver?.(state)) states?.delete(stream);
    else states?.set(stream, state);
  }
}

/** Events read at once when a state is folded again: some megabytes at most. */
const FOLDED_AT_ONCE = 10_000;

const unknownWords = ({ type, seq }: Recorded): string =>
  `The record holds "${type}" (event ${seq}), which this Hearsay does not know: a newer one wrote it. Start the newer one again, or bring back a backup from before.`;
