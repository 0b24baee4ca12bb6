// Who is calling, and how a refusal reads on the wire.
import { experimental_standaloneMiddleware, initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { isRejection, rejected, type Rejection } from "../base/decision.ts";
import { numberOf } from "../base/errorNumber.ts";
import type { Pace } from "../base/pace.ts";
import type { Carried } from "../heart/chat.ts";
import { CALLS_IN_FLIGHT, SUBSCRIPTIONS_PER_SOCKET } from "../limits.ts";
import { type Follower, Following } from "./following.ts";
import type { Standing } from "./standing.ts";

export type CallReason =
  | "no-session"
  | "banned"
  | "other-protocol"
  | "wrong-shape"
  | "too-fast"
  | "too-many-calls"
  | "too-many-sockets"
  | "too-many-subscriptions"
  | "websocket-only"
  | "http-only";

/** One tab or program, as long as it is connected. */
export interface Connection extends Follower {
  calls: number;
}

/** Whoever calls: made once per HTTP request or socket. */
export interface Caller {
  /** The person, once the session was found good. */
  person: string | undefined;
  /** SHA-256 of the session token. */
  session: string | undefined;
  /** A keyed hash of the address: good for counting, never shown or kept. */
  address: string;
  /** A keyed hash of the network, by which a ban knows it again. */
  network: string;
  connection?: Connection;
  /** What a person who calls from here may do, as it stands at this moment. */
  standingOf(person: string): Standing;
  /** Hands a new session to the caller: a cookie for browsers; programs get it in the answer. */
  giveSession(token: string, session: string, person: string): { session?: string };
}

/** A caller with a session and no ban. */
export type Guest = Caller & { person: string; standing: Standing };

class Refusal extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.rejected);
  }
}

const t = initTRPC.context<Caller>().create({
  isDev: false,
  errorFormatter({ shape, error }) {
    const { code, httpStatus } = shape.data;
    const { rejected: reason, ...details } = rejectionOf(error);
    const request = isUnforeseen(error) ? { request: numberOf(error) } : {};
    return { code: shape.code, message: messageOf(error), data: { code, httpStatus, reason, ...details, ...request } };
  },
});

/** Said to whoever met an error that nobody foresaw. */
export const brokenWords = (request: string): string =>
  `Something broke here. It was noted as ${request}; please try again.`;

export const router = t.router;

/** Open to everybody, also without a session. */
export const anybody = t.procedure.use(({ ctx, next }) => counted(ctx.connection, () => next()));

/** Needs a session, and holds also for whoever is banned: to read why, and to appeal. */
export const known = t.procedure.use(({ ctx, next }) => {
  const { person, connection } = ctx;
  if (person === undefined) refuse(rejected("no-session"));
  return counted(connection, () => next({ ctx: { person } }));
});

/**
 * Needs a session and no ban; nothing more. The call knows from here on who calls. One middleware, as each costs every
 * message a copy of its call.
 */
export const guest = t.procedure.use(({ ctx, next }) => {
  const { person, connection } = ctx;
  if (person === undefined) refuse(rejected("no-session"));
  const standing = ctx.standingOf(person);
  const ban = standing.banned();
  if (ban) refuse(ban);
  return counted(connection, () => next({ ctx: { person, standing } }));
});

/** Looks after the house: a moderator or a host. */
export const moderator = guest.use(({ ctx, next }) => {
  const { role } = ctx.standing;
  if (role === undefined) refuse(rejected("not-a-moderator"));
  return next({ ctx: { role } });
});

/** A host of the house. */
export const houseHost = guest.use(({ ctx, next }) => {
  if (ctx.standing.role !== "host") refuse(rejected("not-a-house-host"));
  return next();
});

/** Reads in the room that is asked about. After the input: a call of the wrong shape is nobody's. */
export const inRoom = experimental_standaloneMiddleware<{
  ctx: Guest;
  input: { room: string };
}>().create(({ ctx: { standing }, input: { room }, next }) => {
  standing.mustBeIn(room);
  return next({ ctx: { mask: standing.maskIn(room) } });
});

async function counted<Result>(connection: Connection | undefined, call: () => Promise<Result>): Promise<Result> {
  if (!connection) return call();
  if (connection.calls >= CALLS_IN_FLIGHT) refuse(rejected("too-many-calls", { limit: CALLS_IN_FLIGHT }));
  connection.calls += 1;
  try {
    return await call();
  } finally {
    connection.calls -= 1;
  }
}

/** A guest on a WebSocket: the only place where something can be followed. */
export const follower = guest.use(({ ctx, next }) => {
  return next({ ctx: { connection: ctx.connection ?? refuse(rejected("websocket-only")) } });
});

/** What hands over another session: a browser takes that from an answer over HTTP only. */
export const overHttp = t.middleware(({ ctx, next }) => (ctx.connection ? refuse(rejected("http-only")) : next()));

/** One more thing that a socket follows, counted from before anything is read for it. */
export function follow(connection: Connection): Following {
  if (connection.subscriptions >= SUBSCRIPTIONS_PER_SOCKET) {
    refuse(rejected("too-many-subscriptions", { limit: SUBSCRIPTIONS_PER_SOCKET }));
  }
  return new Following(connection);
}

/** Not faster than any of these paces, each by whatever it tells callers apart by. */
export function paced(...paces: readonly [pace: Pace, keyOf: (caller: Caller) => string][]) {
  return t.middleware(({ ctx, next }) => {
    for (const [pace, keyOf] of paces) keepPace(pace, keyOf(ctx));
    return next();
  });
}

export function keepPace(pace: Pace, key: string): void {
  const retryAfter = pace.take(key);
  if (retryAfter > 0) refuse(rejected("too-fast", { retryAfter }));
}

/** What was carried out, or the refusal thrown. */
export function accepted(answer: Carried | Rejection): Carried {
  return isRejection(answer) ? refuse(answer) : answer;
}

export function refuse(rejection: Rejection): never {
  throw new TRPCError({ code: codeOf(rejection.rejected), message: rejection.rejected, cause: new Refusal(rejection) });
}

/** Something was refused; nothing broke. */
export const isRefusal = (error: unknown): boolean => error instanceof TRPCError && error.cause instanceof Refusal;

const codes: Record<string, TRPCError["code"]> = {
  "no-session": "UNAUTHORIZED",
  "wrong-log-in": "UNAUTHORIZED",
  "wrong-password": "FORBIDDEN",
  "wrong-code": "UNAUTHORIZED",
  "not-signed-up": "FORBIDDEN",
  "sign-up-first": "FORBIDDEN",
  "sign-ups-closed": "FORBIDDEN",
  "not-a-member": "FORBIDDEN",
  "not-a-host": "FORBIDDEN",
  "not-a-moderator": "FORBIDDEN",
  "not-a-house-host": "FORBIDDEN",
  "guests-cannot-moderate": "FORBIDDEN",
  "not-yours": "FORBIDDEN",
  "room-locked": "FORBIDDEN",
  "no-guests": "FORBIDDEN",
  removed: "FORBIDDEN",
  waiting: "FORBIDDEN",
  "not-to-meet": "FORBIDDEN",
  muted: "FORBIDDEN",
  banned: "FORBIDDEN",
  "banned-here": "FORBIDDEN",
  "not-oneself": "FORBIDDEN",
  "on-a-host": "FORBIDDEN",
  "done-by-above": "FORBIDDEN",
  "no-such-act": "NOT_FOUND",
  "no-such-report": "NOT_FOUND",
  "no-such-person": "NOT_FOUND",
  "over-already": "CONFLICT",
  "changed-meanwhile": "CONFLICT",
  "appealed-already": "CONFLICT",
  hushed: "FORBIDDEN",
  "wrong-passcode": "FORBIDDEN",
  "no-such-room": "NOT_FOUND",
  "no-such-message": "NOT_FOUND",
  "no-such-invite": "NOT_FOUND",
  "invite-over": "NOT_FOUND",
  "pass-over": "NOT_FOUND",
  "host-link-over": "NOT_FOUND",
  "room-closed": "NOT_FOUND",
  "room-name-taken": "CONFLICT",
  "name-taken": "CONFLICT",
  "name-claimed": "CONFLICT",
  "signed-up-already": "CONFLICT",
  "too-fast": "TOO_MANY_REQUESTS",
  "slow-mode": "TOO_MANY_REQUESTS",
  "too-many-calls": "TOO_MANY_REQUESTS",
  "too-many-sockets": "TOO_MANY_REQUESTS",
  "too-many-subscriptions": "TOO_MANY_REQUESTS",
  busy: "SERVICE_UNAVAILABLE",
  "disk-full": "SERVICE_UNAVAILABLE",
  failed: "INTERNAL_SERVER_ERROR",
};

/** tRPC's code for a refusal; each has an HTTP status. */
export const codeOf = (reason: string): TRPCError["code"] => codes[reason] ?? "BAD_REQUEST";

function rejectionOf(error: TRPCError): Rejection {
  if (error.cause instanceof Refusal) return error.cause.rejection;
  return rejected(isUnforeseen(error) ? "failed" : "wrong-shape");
}

/** Nobody refused; something broke. */
export const isUnforeseen = (error: TRPCError): boolean =>
  error.code === "INTERNAL_SERVER_ERROR" && !(error.cause instanceof Refusal);

// Nothing of an unexpected error is told: its text may hold a path or somebody's words.
function messageOf(error: TRPCError): string {
  if (error.cause instanceof Refusal) return error.message;
  if (error.cause instanceof ZodError) {
    return error.cause.issues.map(({ path, message }) => `${path.join(".") || "input"}: ${message}`).join("; ");
  }
  return isUnforeseen(error) ? brokenWords(numberOf(error)) : error.code;
}
