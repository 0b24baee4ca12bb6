// The heart: decide, record, fold, tell. Commands of one stream are decided one after another; those that
// arrive while the stream's append is in flight wait, and go together in the next one.
import { type Decision, isRejection, rejected, type Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { HouseEvent, Recorded, Unplaced } from "../events.ts";
import type { Appended, Log, Position } from "../log/log.ts";
import { type Deciding, type Folded, type Sight, type Slices, States, type View } from "./states.ts";

/** "busy": others changed the same again and again. */
export type HeartReason = "disk-full" | "failed" | "busy";

/** Answers what is to be recorded, by the state of a stream and by what was read besides. */
export type Decide<State, Facts> = (state: Frozen<State>, facts: Facts) => Decision<Unplaced<HouseEvent>>;

/** Reads that; there may be nothing to read where the decision takes nothing, too. */
export type Prepare<Facts> = (() => Promise<Facts>) | (undefined extends Facts ? undefined : never);

/** A command was carried out: what was recorded for it, and the version that fulfils it. */
export interface Carried {
  recorded: Recorded<HouseEvent>[];
  version: number;
}

/** What becomes of that which should never happen. */
export interface Faults {
  /** Somebody who was told something broke; the rest goes on. @param where it was */
  report(error: unknown, where?: string): void;
  /** What is folded is no longer what is recorded: the process ends, and the next start folds afresh. */
  stop(error: unknown, where?: string): never;
}

/** Without a journal the faults are the caller's. */
const thrown: Faults["stop"] = (error) => {
  throw error;
};

interface Command {
  /** Reads what the decision takes besides its state. */
  prepare: (() => Promise<void>) | undefined;
  answer(sight: Sight): Decision<Unplaced<HouseEvent>>;
  /** How often somebody else was quicker. */
  conflicts: number;
  settle(answer: Carried | Rejection): void;
  fail(error: unknown): void;
}

interface Decided {
  command: Command;
  answer: Carried | Rejection;
  /** Which of the batch's events are this command's: from, and up to before. */
  first: number;
  last: number;
}

interface Lane {
  waiting: Command[];
  working: boolean;
  /** Its deciding states have folded what is not (or not yet) on disk. */
  ahead: boolean;
}

export class Chat {
  /** Whoever wants to hear what was recorded, in order, after the views were folded. */
  readonly listeners: ((stream: string, events: readonly Recorded<HouseEvent>[]) => void)[] = [];
  /** Whoever wants to know how long a record took to be safe, in milliseconds. */
  readonly timers: ((ms: number) => void)[] = [];
  private readonly lanes = new Map<string, Lane>();
  private readonly states: States;
  /** Nothing new is recorded, and then nothing is handed over, while a snapshot is kept. */
  private pause: Promise<void> | undefined;
  private keeping: Promise<void> | undefined;
  private appending = 0;
  private stillness: (() => void) | undefined;

  constructor(
    private readonly log: Log,
    slices: Slices,
    private readonly faults: Faults = { report: thrown, stop: thrown },
  ) {
    this.states = new States(slices);
  }

  /**
   * Folds the record, from a snapshot on when there is one. To be called once, before anything is carried out.
   * Answers how many events were read.
   */
  async open(from?: { folded: Folded; position: Position }): Promise<number> {
    let read = 0;
    this.states.begin(from?.folded);
    for await (const events of this.log.replay(from?.position)) {
      read += events.length;
      for (const event of events as Recorded<HouseEvent>[]) {
        this.states.foldForDecisions(this.states.known(event));
        this.states.foldForScreens(event);
      }
    }
    this.log.follow(
      (events) => this.hear(events as Recorded<HouseEvent>[]),
      () => this.keeping,
    );
    return read;
  }

  /** The lineage of the log that is folded here. */
  get epoch(): string {
    return this.log.epoch;
  }

  read<State>(view: View<State>): Frozen<State> {
    return this.states.read(view);
  }

  /** What a decision about this stream would see now. */
  peek<State>(stream: string, deciding: Deciding<State>): Frozen<State> {
    return this.states.peek(stream, deciding);
  }

  /**
   * Resolves when what was decided is on disk, in the views and told; or with why not.
   * @param prepare reads what the decision takes besides its state, before each attempt: nothing is recorded in the
   * stream between its reading and the decision
   */
  carryOut<State>(stream: string, deciding: Deciding<State>, decide: Decide<State, void>): Promise<Carried | Rejection>;
  carryOut<State, Facts>(
    stream: string,
    deciding: Deciding<State>,
    decide: Decide<State, Facts>,
    prepare: Prepare<Facts>,
  ): Promise<Carried | Rejection>;
  carryOut<State, Facts>(
    stream: string,
    deciding: Deciding<State>,
    decide: Decide<State, Facts>,
    read?: () => Promise<Facts>,
  ): Promise<Carried | Rejection> {
    return new Promise((settle, fail) => {
      let facts = undefined as Facts;
      const prepare = async () => {
        facts = (await read?.()) as Facts;
      };
      const answer = (sight: Sight) => decide(sight.see(deciding), facts);
      const lane = this.lanes.get(stream) ?? { waiting: [], working: false, ahead: false };
      this.lanes.set(stream, lane);
      lane.waiting.push({ prepare: read && prepare, answer, conflicts: 0, settle, fail });
      if (!lane.working) void this.work(stream, lane);
    });
  }

  /**
   * Hands over everything folded so far, and its place in the log. Nothing is recorded until `keep` is through.
   * Undefined when this is not the moment: a stream's states are ahead of the record, or the disk is full.
   */
  async snapshot(keep: (folded: Folded) => void | Promise<void>): Promise<Position | undefined> {
    // One after another: the end of one would let people go on in the middle of the next.
    while (this.pause) await this.pause;
    if (!this.log.writable) return undefined;
    const { promise, resolve: goOn } = Promise.withResolvers<void>();
    this.pause = promise;
    try {
      if (this.appending > 0) await new Promise<void>((still) => (this.stillness = still));
      this.keeping = promise;
      if (this.lanes.values().some((lane) => lane.ahead)) return undefined;
      await keep(this.states.withTraces());
      return this.log.position;
    } finally {
      this.pause = undefined;
      this.keeping = undefined;
      goOn();
    }
  }

  private async work(stream: string, lane: Lane): Promise<void> {
    lane.working = true;
    while (lane.waiting.length > 0) {
      while (this.pause) await this.pause;
      const batch = batchOf(lane.waiting);
      try {
        await this.carryOutBatch(stream, lane, batch);
      } catch (error) {
        // Of a log of others' nothing is folded before it is handed over.
        lane.ahead = !this.log.shared;
        for (const { fail } of batch) fail(error);
      }
    }
    lane.working = false;
    // A stream whose states ran ahead keeps its lane: the next command folds them again first.
    if (!lane.ahead) this.lanes.delete(stream);
  }

  private async carryOutBatch(stream: string, lane: Lane, batch: [Command, ...Command[]]): Promise<void> {
    if (lane.ahead) await this.foldAgain(stream);
    lane.ahead = false;
    const [{ prepare }] = batch;
    for (let version = -1; prepare && version !== this.log.versionOf(stream);) {
      version = this.log.versionOf(stream);
      await prepare();
      while (this.pause) await this.pause;
    }
    // Nothing comes between here and the append, or a snapshot would be of two moments.
    if (this.log.writable) await this.decide(stream, lane, batch);
    else for (const { settle } of batch) settle(rejected("disk-full"));
  }

  private async decide(stream: string, lane: Lane, batch: Command[]): Promise<void> {
    const before = this.log.versionOf(stream);
    const events: Unplaced<HouseEvent>[] = [];
    const sight = this.log.shared ? this.states.copies(stream) : this.states.inPlace(stream);
    const decided = batch.flatMap((command) => this.decideOne(stream, before, command, sight, events));
    if (events.length === 0) return settleAll(decided, []);

    const appended = await this.record(stream, lane, before, events);
    if (appended.outcome === "conflict") {
      await this.tryAgain(lane, decided);
    } else if (appended.outcome === "full") {
      // At once: who is a member, say, is read from these states, too.
      if (lane.ahead) await this.foldAgain(stream);
      lane.ahead = false;
      for (const { settle } of batch) settle(rejected("disk-full"));
    } else {
      const recorded = appended.events as Recorded<HouseEvent>[];
      void this.settleOnceErased(stream, decided, recorded);
    }
  }

  /** What was quicker is known by now. Whoever loses again and again lets others go first. */
  private async tryAgain(lane: Lane, decided: Decided[]): Promise<void> {
    const commands = decided.map(({ command }) => command);
    for (const command of commands) command.conflicts += 1;
    const most = Math.max(...commands.map(({ conflicts }) => conflicts));
    if (most > PATIENT_CONFLICTS) await Bun.sleep(Math.random() * 2 ** most);
    for (const { conflicts, settle } of commands) if (conflicts > CONFLICTS_MOST) settle(rejected("busy"));
    lane.waiting.unshift(...commands.filter(({ conflicts }) => conflicts <= CONFLICTS_MOST));
  }

  /** Nobody is told that words are gone before they are; others in the room do not wait for it. */
  private async settleOnceErased(stream: string, decided: Decided[], recorded: Recorded<HouseEvent>[]): Promise<void> {
    try {
      for (const { erases } of recorded) if (erases) await this.log.erase(stream, erases);
      settleAll(decided, recorded);
    } catch (error) {
      for (const { command } of decided) command.fail(error);
    }
  }

  /** Adds to `events` what this command leads to, and folds it so that the next one is decided on it. */
  private decideOne(
    stream: string,
    before: number,
    command: Command,
    sight: Sight,
    events: Unplaced<HouseEvent>[],
  ): Decided[] {
    const first = events.length;
    const answer = answerOf(command, sight);
    if (answer === undefined) return [];
    if (isRejection(answer)) return [{ command, answer, first, last: first }];
    if ("already" in answer)
      return [{ command, answer: { recorded: [], version: answer.already }, first, last: first }];
    for (const event of answer) {
      events.push(event);
      // Where this throws, nothing of the batch is recorded: no start could fold it.
      sight.fold({ ...event, stream, version: before + events.length, seq: 0 });
    }
    return [{ command, answer: { recorded: [], version: before + events.length }, first, last: events.length }];
  }

  /** A snapshot waits for it: what is in flight would be missing in the views, or in the log's place. */
  private async record(stream: string, lane: Lane, before: number, events: Unplaced<HouseEvent>[]): Promise<Appended> {
    this.appending += 1;
    lane.ahead = !this.log.shared;
    try {
      const began = performance.now();
      const appended = await this.log.append(stream, before, events);
      if (appended.outcome === "recorded") {
        lane.ahead = false;
        const took = performance.now() - began;
        for (const timer of this.timers) this.orReport(appended.events[0], () => timer(took));
      }
      return appended;
    } finally {
      this.appending -= 1;
      if (this.appending === 0) this.stillness?.();
    }
  }

  /** What is recorded stands, whatever comes of telling it. */
  private hear(events: readonly Recorded<HouseEvent>[]): void {
    for (const some of runsOf(events)) {
      for (const event of some) this.orStop(event, () => this.fold(event));
      const { stream } = some[0];
      for (const listener of this.listeners) this.orReport(some[0], () => listener(stream, some));
    }
  }

  private fold(event: Recorded<HouseEvent>): void {
    // What was decided here was folded then.
    if (this.log.shared) this.states.foldForDecisions(this.states.known(event));
    this.states.foldForScreens(event);
  }

  private foldAgain(stream: string): Promise<void> {
    return this.states.foldAgain(stream, this.log, (event, fold) => this.orStop(event, fold));
  }

  private orReport(event: Recorded | undefined, tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.faults.report(error, `telling ${nameOf(event)}`);
    }
  }

  private orStop(event: Recorded<HouseEvent>, fold: () => void): void {
    try {
      fold();
    } catch (error) {
      this.faults.stop(error, `stopped, as ${nameOf(event)} could not be folded`);
    }
  }
}

/** So often it is decided anew at once; then after a random wait of up to two to the power of it, in milliseconds. */
const PATIENT_CONFLICTS = 2;
const CONFLICTS_MOST = 10;

/** What can be decided together: what reads besides its state comes first, after all that was decided before. */
function batchOf(waiting: Command[]): [Command, ...Command[]] {
  const next = waiting.findIndex(({ prepare }, i) => i > 0 && prepare !== undefined);
  return waiting.splice(0, next < 0 ? waiting.length : next) as [Command, ...Command[]];
}

/** Parts of one stream each, in order. */
function* runsOf(
  events: readonly Recorded<HouseEvent>[],
): Generator<[Recorded<HouseEvent>, ...Recorded<HouseEvent>[]]> {
  for (let first = 0, next = 0; first < events.length; first = next) {
    const { stream } = events[first] as Recorded;
    while (events[next]?.stream === stream) next += 1;
    yield events.slice(first, next) as [Recorded<HouseEvent>];
  }
}

function settleAll(decided: Decided[], recorded: Recorded<HouseEvent>[]): void {
  for (const { command, answer, first, last } of decided) {
    command.settle(isRejection(answer) ? answer : { ...answer, recorded: recorded.slice(first, last) });
  }
}

/** Undefined where the decision broke, which its caller is told. */
function answerOf(command: Command, sight: Sight): Decision<Unplaced<HouseEvent>> | undefined {
  try {
    return command.answer(sight);
  } catch (error) {
    command.fail(error);
    return undefined;
  }
}

/** For the journal: a stream's name may be a room's, an event's words somebody's. */
const nameOf = (event: Recorded | undefined): string => `event ${event?.seq} (${event?.type})`;
