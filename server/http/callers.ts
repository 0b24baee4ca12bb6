// Who is calling: the session that came along, and whether it may be believed.
import type { App } from "../app.ts";
import { rejected } from "../base/decision.ts";
import { hashOf, isToken } from "../base/tokens.ts";
import { PROTOCOL } from "../limits.ts";
import { type Caller, refuse } from "../wire/trpc.ts";
import { sessionCookie, tokenIn } from "./cookie.ts";
import type { Crowd } from "./crowd.ts";
import type { Origins } from "./origins.ts";
import type { Tab } from "./tab.ts";

/** The session's hash in a browser's cookie: only a page of this house may bring it. */
export function cookieSession(headers: Headers, origins: Origins): string | undefined {
  if (!origins.knowsOrigin(headers.get("origin"))) return undefined;
  const token = tokenIn(headers.get("cookie"), origins.isSecure(headers.get("host")));
  return token && hashOf(token);
}

/** Where somebody calls from, as keyed hashes: of this run, for counting; and lasting, for bans. */
export interface Place {
  address: string;
  network: string;
}

/** A single HTTP call: a browser's, with its cookie, or a program's, with `Authorization: Bearer <session>`. */
export function httpCaller(request: Request, answer: Headers, place: Place, app: App, origins: Origins): Caller {
  const browser = request.headers.has("origin");
  const session = browser ? cookieSession(request.headers, origins) : bearerSession(request.headers);
  const person = session === undefined ? undefined : app.personOf(session);
  return {
    ...callerAt(app, person, place),
    session,
    giveSession(token) {
      if (!browser) return { session: token };
      answer.append("set-cookie", sessionCookie(token, origins.isSecure(request.headers.get("host"))));
      return {};
    },
  };
}

/** Everything that comes over one socket. @param param the connection parameter `session` of a program */
export function socketCaller(tab: Tab, param: string | undefined, app: App, crowd: Crowd): Caller {
  const { browser, protocol } = tab.data;
  if (protocol !== PROTOCOL) return refuse(rejected("other-protocol", { limit: PROTOCOL }));
  const session = browser ? tab.data.session : param && isToken(param) ? hashOf(param) : undefined;
  const person = session === undefined ? undefined : app.personOf(session);
  if (session === undefined || person === undefined) return refuse(rejected("no-session"));
  if (!crowd.name(tab, session)) refuse(rejected("too-many-sockets"));
  Object.assign(tab.data, { person, session });
  return {
    ...callerAt(app, person, tab.data),
    session,
    connection: tab,
    giveSession: (token) => (browser ? {} : { session: token }),
  };
}

function callerAt(app: App, person: string | undefined, { address, network }: Place) {
  if (person !== undefined) app.seenAt(person, network);
  return { person, address, network, standingOf: (person: string) => app.standingOf(person, network) };
}

/** The session's hash that a program brings along. */
export function bearerSession(headers: Headers): string | undefined {
  const [, token = ""] = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "") ?? [];
  return isToken(token) ? hashOf(token) : undefined;
}
