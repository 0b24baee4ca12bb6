import {
  actsStream,
  eventTypes,
  fromElsewhere,
  HOUSE_STREAM,
  type HouseEvent,
  inviteStream,
  type Mask,
  NAMES_STREAM,
  personStream,
  type Recorded,
  reportsStream,
  roomStream,
  type Unplaced,
} from "../../server/events.ts";
// A house's history as it could have happened: something of every kind of event, each after what it takes, and
// each erasing what it erases in the house. For whatever must hold of all kinds.
import { Chat } from "../../server/heart/chat.ts";
import { Masks } from "../../server/heart/masks.ts";
import type { Log } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { twofoldLog } from "../../server/log/twofold.ts";
import { caseOf } from "../../server/reports/events.ts";
import { type Options, PLAIN } from "../../server/rooms/options.ts";
import { foldsOf, leavesNoTrace } from "../../server/wiring/folds.ts";
import { DAY, HOUR, NOON } from "./cast.ts";

export type Kind = Exclude<HouseEvent["type"], "lost">;
export const kinds = Object.keys(eventTypes).filter((type) => type !== "lost") as Kind[];

type Told = readonly [stream: string, event: object];
type Happened = { [Type in Kind]: Extract<HouseEvent, { type: Type }> };

/** How often each kind is chosen: what much else takes often, what ends much seldom. */
const OFTEN: Partial<Record<Kind, number>> = {
  "guest-arrived": 4,
  "room-opened": 6,
  "member-joined": 12,
  "message-posted": 16,
  "message-edited": 8,
  "message-let-through": 6,
  "act-done": 10,
  "messages-hidden": 10,
  "messages-shown": 4,
  "appeal-made": 6,
  "report-made": 6,
  "reports-decided": 4,
  "words-expired": 3,
  "room-closed": 2,
  "person-lapsed": 1,
  "person-forgotten": 1,
  // The same as being forgotten, whose part they are.
  "person-gone": 0,
  "member-forgotten": 0,
  "reports-withdrawn": 0,
  "appeal-withdrawn": 0,
};
const USUAL = 2;
export const likely: readonly Kind[] = kinds.flatMap((kind) => Array<Kind>(OFTEN[kind] ?? USUAL).fill(kind));

/** Rooms for everybody, by link alone, and in memory only. */
const ROOMS: Record<string, Partial<Options>> = {
  tea: { name: "tea", found: "everybody", keep: "24h" },
  attic: { name: "attic", found: "link", keep: "ever" },
  "~den": { name: "den", found: "link", keep: "memory" },
};
const FAR = "far-away";

/** The heart on two logs, as main.ts puts them together. */
export function openHeart(masks: Masks, disk: Log = memoryLog()) {
  const { slices, views } = foldsOf(masks);
  const log = twofoldLog(disk, memoryLog(), leavesNoTrace);
  return { log, views, slices, chat: new Chat(log, slices) };
}

export class Chronicle {
  readonly masks = new Masks(new Uint8Array(32).fill(7));
  readonly disk = memoryLog();
  readonly heart = openHeart(this.masks, this.disk);
  /** As they were recorded, whatever was erased since. */
  readonly events: Recorded<HouseEvent>[] = [];
  private readonly gone = new Set<Recorded<HouseEvent>>();
  private clock = NOON;
  private named = 0;
  private picks: readonly number[] = [];
  private picked = 0;

  /** Does something of a kind, if that can be done now. Answers whether it was. @param picks take the choices */
  async happen(kind: Kind, picks: readonly number[]): Promise<boolean> {
    [this.picks, this.picked] = [picks, 0];
    // Clocks are put back, too.
    this.clock += this.pick(8) === 0 ? -HOUR : this.pick(9) * HOUR;
    const told = this.told(kind);
    for (const [stream, event] of told) await this.record(stream, event);
    return told.length > 0;
  }

  private async record(stream: string, event: object): Promise<void> {
    const placed = { at: this.clock, ...event } as Unplaced<HouseEvent>;
    const carried = await this.heart.chat.carryOut(stream, ANY, () => [placed]);
    if ("rejected" in carried) throw new Error(carried.rejected);
    for (const one of carried.recorded) {
      const { erases } = one;
      for (const other of this.of(stream))
        if (erases === "all" || erases?.includes(other.version)) this.gone.add(other);
      this.events.push(one);
    }
  }

  private told(kind: Kind): Told[] {
    const made = this.make[kind]();
    return made ? (Array.isArray(made[0]) ? (made as Told[]) : [made as Told]) : [];
  }

  // What was so far.

  private of(stream: string): Recorded<HouseEvent>[] {
    return this.events.filter((event) => event.stream === stream);
  }
  private all<Type extends Kind>(type: Type): (Recorded & Happened[Type])[] {
    return this.events.filter((event) => event.type === type && !this.gone.has(event)) as never;
  }
  private lastOf(stream: string, types: readonly Kind[]): Recorded<HouseEvent> | undefined {
    return this.of(stream).findLast(({ type }) => types.includes(type as Kind));
  }
  private pick(most: number): number {
    return (this.picks[this.picked++ % Math.max(1, this.picks.length)] ?? 0) % most;
  }
  private oneOf<T>(choices: readonly T[]): T | undefined {
    return choices.length === 0 ? undefined : choices[this.pick(choices.length)];
  }
  private newName(what: string): string {
    return `${what}-${this.named++}`;
  }

  /** Who is somebody. */
  private people(): string[] {
    const all = this.events.filter(({ type }) => type === "guest-arrived").map(({ by = "" }) => by);
    return all.filter((by) => !this.lastOf(personStream(by), ["person-forgotten", "person-lapsed"]));
  }
  private somebody = (): string | undefined => this.oneOf(this.people());
  private openRooms(): string[] {
    const isOpen = (room: string) =>
      this.lastOf(roomStream(room), ["room-opened", "room-closed"])?.type === "room-opened";
    return [...Object.keys(ROOMS), FAR].filter(isOpen);
  }
  private room = (): string | undefined => this.oneOf(this.openRooms());
  /** Of this life of a room. */
  private inRoom(room: string): Recorded<HouseEvent>[] {
    const all = this.of(roomStream(room));
    return all.slice(all.findLastIndex(({ type }) => type === "room-opened"));
  }
  private members(room: string): string[] {
    const people = this.people();
    const last = (person: string) =>
      this.inRoom(room).findLast(
        ({ type, by, ...event }) =>
          (by === person && (type === "member-joined" || type === "member-left")) ||
          (type === "member-removed" && "whom" in event && event.whom === this.masks.of(person, room)),
      )?.type;
    return people.filter((person) => last(person) === "member-joined");
  }
  private member(): { room: string; by: string; mask: Mask } | undefined {
    const room = this.room();
    const by = room && this.oneOf(this.members(room));
    return room && by ? { room, by, mask: this.masks.of(by, room) } : undefined;
  }
  private messages(room: string) {
    const life = this.inRoom(room);
    return life.flatMap((event) => {
      if (event.type !== "message-posted" || event.erased) return [];
      const { version, by = "", id, held } = event;
      const about = life.filter((one) => one.about === version);
      const worded = [event, ...about.filter(({ type }) => type === "message-edited")].filter(
        (one) => !this.gone.has(one),
      );
      const waits = held && !about.some(({ type }) => type === "message-let-through") ? held : undefined;
      return [{ version, by, id, held: waits, wordsAt: worded.map((one) => one.version) }];
    });
  }
  private message(whose?: string) {
    const room = this.room();
    if (room === undefined) return undefined;
    const left = this.messages(room).filter(
      ({ wordsAt, by }) => wordsAt.length > 0 && (whose === undefined || by === whose),
    );
    const found = this.oneOf(left);
    return found && { room, ...found };
  }
  private standing() {
    const undone = new Set(this.all("act-undone").map(({ act }) => act));
    return this.all("act-done").filter(({ act }) => !undone.has(act));
  }
  private look = (name = `Name ${this.pick(5)}`) => ({ name, hue: this.pick(360), face: this.pick(32_768) });

  private readonly make: { [Type in Kind]: () => Told | Told[] | undefined } = {
    "guest-arrived": () => {
      const by = this.newName("p");
      return [personStream(by), { type: "guest-arrived", by, session: this.newName("session"), ...this.look() }];
    },
    "look-chosen": () =>
      this.ofPerson((by) => ({
        type: "look-chosen",
        by,
        ...this.look(),
        ...(this.pick(2) === 0 && { pending: true }),
      })),
    "look-worn": () => {
      const chosen = this.oneOf(this.all("look-chosen").filter(({ by }) => by && this.people().includes(by)));
      return chosen && [chosen.stream, { type: "look-worn", by: chosen.by, about: chosen.version }];
    },
    "session-began": () => this.ofPerson((by) => ({ type: "session-began", by, session: this.newName("session") })),
    "session-seen": () => this.ofSession((by, session) => ({ type: "session-seen", by, session })),
    "session-renewed": () =>
      this.ofSession((by, was) => ({ type: "session-renewed", by, was, session: this.newName("session") })),
    "session-ended": () => this.ofSession((by, session) => ({ type: "session-ended", by, session })),
    "signed-up": () => {
      const claim = this.oneOf(this.all("name-claimed").filter(({ by }) => by && this.people().includes(by)));
      if (!claim?.by) return undefined;
      return [personStream(claim.by), { type: "signed-up", by: claim.by, name: claim.name, password: "$argon2id$" }];
    },
    "password-changed": () => this.ofPerson((by) => ({ type: "password-changed", by, password: "$argon2id$other" })),
    "codes-made": () => this.ofPerson((by) => ({ type: "codes-made", by, codes: ["a", "b"] })),
    "code-used": () => this.ofPerson((by) => ({ type: "code-used", by, code: "a" })),
    "person-lapsed": () => {
      // Who is in rooms leaves them; their words stay.
      const by = this.somebody();
      if (!by || this.all("name-claimed").some((claim) => claim.by === by)) return undefined;
      const rooms = this.openRooms().filter((room) => this.members(room).includes(by));
      return [
        [personStream(by), { type: "person-lapsed", by, erases: "all" }],
        ...rooms.map((room): Told => [roomStream(room), { type: "member-left", by }]),
      ];
    },
    "person-forgotten": () => this.forgetting(),
    "person-gone": () => this.forgetting(),
    "member-forgotten": () => this.forgetting(),
    "reports-withdrawn": () => this.forgetting(),
    "appeal-withdrawn": () => this.forgetting(),
    "name-claimed": () => {
      const by = this.somebody();
      return by === undefined ? undefined : [NAMES_STREAM, { type: "name-claimed", by, name: this.newName("name") }];
    },
    "name-released": () => {
      const { by, version } = this.oneOf(this.all("name-claimed")) ?? {};
      return by && version ? [NAMES_STREAM, { type: "name-released", by, erases: [version] }] : undefined;
    },

    "room-opened": () => {
      const room = this.oneOf(Object.keys(ROOMS).filter((one) => !this.openRooms().includes(one)));
      if (room === undefined) return this.movedIn();
      const house = this.pick(2) === 0;
      const options = { ...PLAIN, ...ROOMS[room], oneWay: this.pick(4) === 0 };
      return [roomStream(room), { type: "room-opened", by: house ? undefined : this.somebody(), house, ...options }];
    },
    "room-changed": () =>
      this.ofRoom((room) => ({ type: "room-changed", ...PLAIN, ...ROOMS[room], slow: this.pick(9) })),
    "room-filter-set": () => this.ofRoom(() => ({ type: "room-filter-set", filter: { link: "refuse" } })),
    "room-closed": () =>
      this.ofRoom((room) => ({
        type: "room-closed",
        found: ROOMS[room]?.found,
        ...(this.pick(2) === 0 && {
          reason: "why",
          desk: { closing: this.newName("closing"), by: "p-1", name: "tea" },
        }),
        erases: "all",
      })),
    "member-joined": () => {
      const room = this.room();
      const by = room && this.oneOf(this.people().filter((person) => !this.members(room).includes(person)));
      if (!room || !by) return undefined;
      return [roomStream(room), { type: "member-joined", by, mask: this.masks.of(by, room), ...this.look() }];
    },
    "member-left": () => this.ofMember((by) => ({ type: "member-left", by })),
    "look-changed": () => this.ofMember((by) => ({ type: "look-changed", by, ...this.look() })),
    "newcomer-knocked": () => {
      const room = this.room();
      const by = this.somebody();
      if (!room || !by || this.members(room).includes(by)) return undefined;
      return [roomStream(room), { type: "newcomer-knocked", by, mask: this.masks.of(by, room), ...this.look() }];
    },
    "newcomer-answered": () => this.about((whom) => ({ type: "newcomer-answered", whom, welcome: this.pick(2) > 0 })),
    "host-named": () => this.about((whom) => ({ type: "host-named", whom })),
    "host-ended": () => this.ofMember((by, whom) => ({ type: "host-ended", by, whom })),
    "member-muted": () => this.about((whom) => ({ type: "member-muted", whom, until: this.clock + HOUR })),
    "member-removed": () => this.about((whom) => ({ type: "member-removed", whom, until: this.clock + HOUR })),
    "words-expired": () => {
      const room = this.room();
      const upTo = room && this.oneOf(this.inRoom(room))?.version;
      if (!room || !upTo) return undefined;
      const old = this.messages(room).filter(({ version }) => version <= upTo);
      const erases = old.flatMap(({ wordsAt }) => wordsAt);
      return erases.length > 0 ? [roomStream(room), { type: "words-expired", upTo, erases }] : undefined;
    },

    "message-posted": () => {
      const member = this.member();
      if (!member) return undefined;
      const { room, by } = member;
      const other = this.oneOf(this.messages(room));
      return [
        roomStream(room),
        {
          type: "message-posted",
          by,
          id: this.newName("id"),
          text: this.newName("words"),
          held: ([undefined, undefined, "review", "shadow"] as const)[this.pick(4)],
          flags: this.pick(3) === 0 ? ["link"] : undefined,
          ...(other && this.pick(2) > 0 && { replyTo: other.version, replyToBy: this.masks.of(other.by, room) }),
        },
      ];
    },
    "message-edited": () => {
      const found = this.message();
      // What waits for a moderator stays as it is.
      if (!found || found.held === "review") return undefined;
      const { room, version: about, by, id, held, wordsAt: erases } = found;
      const words = { id, text: this.newName("other words"), held };
      return [roomStream(room), { type: "message-edited", by, about, erases, ...words }];
    },
    "message-erased": () => {
      const found = this.message();
      if (!found) return undefined;
      const { room, version: about, by, id, wordsAt: erases } = found;
      return [roomStream(room), { type: "message-erased", by, about, erases, id }];
    },
    "message-let-through": () => {
      const found = this.message();
      return found?.held && [roomStream(found.room), { type: "message-let-through", about: found.version }];
    },
    "reaction-added": () => this.reacting("reaction-added"),
    "reaction-removed": () => this.reacting("reaction-removed"),

    "messages-hidden": () => {
      const found = this.message();
      const { act } = this.oneOf(this.standing()) ?? {};
      return found && act
        ? [roomStream(found.room), { type: "messages-hidden", act, versions: [found.version] }]
        : undefined;
    },
    "messages-shown": () => {
      const hidden = this.oneOf(this.all("messages-hidden"));
      if (!hidden) return undefined;
      const { stream, act, versions } = hidden;
      return [stream, { type: "messages-shown", act, versions }];
    },
    "act-done": () => {
      const whom = this.somebody();
      const room = this.oneOf([undefined, undefined, ...this.openRooms()]);
      const deed = this.oneOf(["hide", "purge", "mute", "shadow-mute", "ban"] as const);
      const lasts = deed === "hide" || deed === "purge" || this.pick(3) === 0 ? {} : { until: this.clock + 5 * HOUR };
      const network = this.pick(3) === 0 ? { network: `net-${this.pick(3)}` } : {};
      const purges = this.pick(2) === 0 ? { purges: true } : {};
      const pending = deed === "hide" || deed === "purge" || purges.purges ? { pending: true } : {};
      const act = { act: this.newName("act"), deed, whom, name: "Name", ground: "other", ...lasts };
      if (whom === undefined) return undefined;
      return [actsStream(room), { type: "act-done", by: this.somebody(), ...act, ...network, ...purges, ...pending }];
    },
    "act-carried-out": () => this.toAct((act) => ({ type: "act-carried-out", act })),
    "act-undone": () => this.toAct((act) => ({ type: "act-undone", act })),
    "appeal-made": () => {
      const holding = this.standing().find(
        ({ deed, until = Number.POSITIVE_INFINITY, whom, act }) =>
          deed === "ban" &&
          until > this.clock &&
          this.people().includes(whom) &&
          !this.all("appeal-made").some((one) => one.act === act),
      );
      if (!holding) return undefined;
      const { stream, act, whom: by } = holding;
      return [stream, { type: "appeal-made", by, act, text: "It was not me" }];
    },
    "appeal-decided": () => {
      const made = this.oneOf(this.all("appeal-made"));
      return made && [made.stream, { type: "appeal-decided", act: made.act, lifted: this.pick(2) > 0 }];
    },
    "person-flagged": () => {
      const whom = this.somebody();
      return whom === undefined
        ? undefined
        : [actsStream(), { type: "person-flagged", whom, flags: ["link"], treatment: "mask" }];
    },

    "report-made": () => {
      const found = this.message();
      const by = this.somebody();
      if (!found || !by) return undefined;
      const whom = this.masks.of(found.by, found.room);
      const message = this.pick(3) > 0 ? { message: found.version } : {};
      return [reportsStream(found.room), { type: "report-made", by, whom, ...message, ground: "other", line: "look" }];
    },
    "reports-decided": () => {
      const made = this.oneOf(this.all("report-made"));
      if (!made) return undefined;
      const of = caseOf(made);
      const same = this.all("report-made").filter((one) => one.stream === made.stream && caseOf(one) === of);
      const erases = same.map(({ version }) => version);
      return [made.stream, { type: "reports-decided", case: of, outcome: "dismissed", erases }];
    },

    "invite-made": () => {
      const room = this.room();
      const names = { invite: this.newName("invite"), token: this.newName("token") };
      return room ? [inviteStream(room), { type: "invite-made", ...names, uses: 2 }] : undefined;
    },
    "invite-used": () => this.ofInvite((invite) => ({ type: "invite-used", invite })),
    "invite-revoked": () => this.ofInvite((invite) => ({ type: "invite-revoked", invite })),

    "host-link-made": () => [HOUSE_STREAM, { type: "host-link-made", link: "hash", until: this.clock + DAY }],
    "house-host-made": () => this.inHouse((by) => ({ type: "house-host-made", by })),
    "moderator-named": () => this.inHouse((whom) => ({ type: "moderator-named", whom })),
    "moderator-ended": () => this.inHouse((whom) => ({ type: "moderator-ended", whom })),
    "rules-changed": () => [HOUSE_STREAM, { type: "rules-changed", rules: { signUp: this.pick(2) > 0 } }],
    "lockdown-begun": () => [HOUSE_STREAM, { type: "lockdown-begun", until: this.clock + HOUR }],
    "lockdown-ended": () => [HOUSE_STREAM, { type: "lockdown-ended" }],
    "room-shut": () => {
      const closings = this.events.flatMap((event) =>
        event.type === "room-closed" && !event.erased && event.desk ? [event.desk] : [],
      );
      const { closing } = this.oneOf(closings) ?? {};
      return [HOUSE_STREAM, { type: "room-shut", reason: "why", name: "tea", closing }];
    },
    "sessions-ended": () =>
      this.inHouse((whom) => {
        const sessions = this.of(personStream(whom)).flatMap((one) => ("session" in one ? [String(one.session)] : []));
        return { type: "sessions-ended", whom, count: 2, sessions };
      }),
  };

  // Kinds that take the same.

  private ofPerson(event: (by: string) => object): Told | undefined {
    const by = this.somebody();
    return by === undefined ? undefined : [personStream(by), event(by)];
  }
  private ofSession(event: (by: string, session: string) => object): Told | undefined {
    const begun = [...this.all("guest-arrived"), ...this.all("session-began"), ...this.all("session-renewed")];
    const { by, session = "" } = this.oneOf(begun.filter(({ by }) => by && this.people().includes(by))) ?? {};
    return by ? [personStream(by), event(by, session)] : undefined;
  }
  private ofRoom(event: (room: string) => object): Told | undefined {
    const room = this.room();
    return room === undefined ? undefined : [roomStream(room), event(room)];
  }
  private ofMember(event: (by: string, mask: Mask) => object): Told | undefined {
    const member = this.member();
    return member && [roomStream(member.room), event(member.by, member.mask)];
  }
  /** By a host or the house, about somebody who is or was there. */
  private about(event: (whom: Mask) => object): Told | undefined {
    return this.ofMember((_, mask) => event(mask));
  }
  private inHouse(event: (person: string) => object): Told | undefined {
    const person = this.somebody();
    return person === undefined ? undefined : [HOUSE_STREAM, event(person)];
  }
  private toAct(event: (act: string) => object): Told | undefined {
    const done = this.oneOf(this.standing());
    return done && [done.stream, event(done.act)];
  }
  private ofInvite(event: (invite: string) => object): Told | undefined {
    const made = this.oneOf(this.all("invite-made"));
    return made && [made.stream, event(made.invite)];
  }
  private reacting(type: "reaction-added" | "reaction-removed"): Told | undefined {
    const found = this.message();
    const by = found && this.oneOf(this.members(found.room));
    return found && by ? [roomStream(found.room), { type, by, about: found.version, emoji: "🎉" }] : undefined;
  }
  /** A room with its people's pictures from another house. */
  private movedIn(): Told[] | undefined {
    if (this.openRooms().includes(FAR)) return undefined;
    const by = fromElsewhere("somebody-there");
    return [
      [roomStream(FAR), { type: "room-opened", house: false, ...PLAIN, name: FAR, origin: { house: "h", room: "r" } }],
      [roomStream(FAR), { type: "look-changed", by, ...this.look(), avatar: this.newName("picture") }],
      [roomStream(FAR), { type: "message-posted", by, id: this.newName("id"), text: "from there" }],
    ];
  }

  /** All that is done when somebody is forgotten (mine/forgetting.ts), in its order. */
  private forgetting(): Told[] | undefined {
    const by = this.somebody();
    if (by === undefined) return undefined;
    const own = personStream(by);
    const claims = this.all("name-claimed").filter((claim) => claim.by === by);
    const appeals = this.all("appeal-made").filter((appeal) => appeal.by === by);
    return [
      [own, { type: "person-forgotten", by, erases: "all" }],
      ...claims.map(({ version }): Told => [NAMES_STREAM, { type: "name-released", by, erases: [version] }]),
      ...this.openRooms().flatMap((room) => this.forgettingIn(room, by)),
      ...appeals.map(({ stream, act, version }): Told => [
        stream,
        { type: "appeal-withdrawn", by, act, erases: [version] },
      ]),
      [own, { type: "person-gone", by, erases: "all" }],
    ];
  }

  private forgettingIn(room: string, by: string): Told[] {
    const life = this.inRoom(room).filter((event) => event.by === by && !this.gone.has(event));
    const worn = ["member-joined", "look-changed", "newcomer-knocked"];
    const looks = life.filter(({ type }) => worn.includes(type)).map(({ version }) => version);
    const made = this.of(reportsStream(room)).filter((one) => one.by === by && one.type === "report-made");
    const reports = made.filter((one) => !this.gone.has(one)).map(({ version }) => version);
    const reacted = life.filter(({ type }) => type === "reaction-added");
    if (life.length + reports.length === 0) return [];
    const stream = roomStream(room);
    return [
      [stream, { type: "member-forgotten", by, mask: this.masks.of(by, room), erases: looks }],
      ...this.messages(room)
        .filter((message) => message.by === by && message.wordsAt.length > 0)
        .map(({ version, wordsAt }): Told => [stream, { type: "message-erased", by, about: version, erases: wordsAt }]),
      ...reacted.map(({ about }): Told => [stream, { type: "reaction-removed", by, about, emoji: "🎉" }]),
      ...(reports.length > 0
        ? [[reportsStream(room), { type: "reports-withdrawn", by, erases: reports }] satisfies Told]
        : []),
    ];
  }
}

/** Nothing is decided here. */
const ANY = { name: "any", streams: "", fold: { start: () => ({}), evolve: () => {} } };
