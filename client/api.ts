// The typed client of the house, and how its connection stands.
import { createTRPCClient, TRPCClientError, wsLink } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createContext, createSignal, useContext } from "solid-js";
import type { AppRouter } from "../server/app.ts";
import { PROTOCOL } from "../server/limits.ts";
import { dropUnsaid } from "./kept.ts";
import { post } from "./post.ts";
import { makeSocket } from "./socket.ts";
import type { Refusal } from "./wording.ts";

/** What of one's look is to be another. */
export type LookWish = inferRouterInputs<AppRouter>["people"]["change"];
export type Me = inferRouterOutputs<AppRouter>["people"]["me"];
export type Api = ReturnType<typeof makeApi>;
export type Client = Api["client"];

/** Who we are is asked over HTTP, since only that can set a cookie; all else goes over one WebSocket. */
export function makeApi(origin: string = location.origin) {
  const [me, setMe] = createSignal<Me>();
  const socket = makeSocket(`${origin.replace(/^http/, "ws")}/trpc?protocol=${PROTOCOL}`, async (calledBack) => {
    const told = await oneAfterAnother(() => askWhoWeAre(origin));
    // What is on the screen is another's. (A browser that keeps no cookies is somebody else each time: that is no reason.)
    const before = me();
    if (before && before.self !== told.self && (calledBack || before.account)) {
      dropUnsaid();
      location.reload();
    }
    setMe(told);
    if (told.protocol !== PROTOCOL) reloadFor(told.protocol);
  });
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket.client })] });

  const lookAgain = () => document.visibilityState === "visible" && socket.check();
  addEventListener("online", socket.check);
  addEventListener("offline", socket.check);
  document.addEventListener("visibilitychange", lookAgain);

  return {
    client,
    /** The same over HTTP, for what changes who we are. Comes later than the first screen. */
    overHttp: async () => (await import("./overHttp.ts")).makeHttpClient(origin),
    /** As the house last told it; undefined until it first answered. */
    me,
    connection: socket.connection,
    /** True once we have been without the house for longer than a blink. */
    cutOff: socket.cutOff,
    /** Becomes somebody else, or the same with another session. */
    change: oneAfterAnother,
    /** Tries at once instead of waiting for the next attempt. */
    check: socket.check,
    close(): Promise<void> {
      removeEventListener("online", socket.check);
      removeEventListener("offline", socket.check);
      document.removeEventListener("visibilitychange", lookAgain);
      return socket.client.close();
    },
  };
}

async function askWhoWeAre(origin: string): Promise<Me> {
  const { result, error } = await post(origin, "people.me");
  if (!result) throw new Error(`The house does not say who we are: ${error.message}`);
  return result.data as Me;
}

/** In all tabs: one that asked who it is while another logs in would overwrite the cookie that the log-in brings. */
function oneAfterAnother<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  // Browsers lend locks on https and localhost alone; elsewhere the house waits a moment before it calls tabs back.
  return navigator.locks?.request("me", call) ?? call();
}

/** The house speaks otherwise than this page, which a reload mends: once, or a page that something keeps would do so for ever. */
function reloadFor(protocol: number): void {
  const mark = `reloaded for ${protocol}`;
  if (sessionStorage.getItem(mark)) return;
  sessionStorage.setItem(mark, "1");
  location.reload();
}

/** Why the house refused; undefined when it could not be asked, as when the connection was cut. */
export function refusalOf(problem: unknown): Refusal | undefined {
  if (!(problem instanceof TRPCClientError)) return undefined;
  const { data } = problem as TRPCClientError<AppRouter>;
  if (!data) return undefined;
  const {
    reason = "failed",
    retryAfter,
    limit,
    ground,
    note,
    pattern,
    problem: wrong,
    place,
    request,
  } = data as Partial<Refusal>;
  return { reason, retryAfter, limit, ground, note, pattern, problem: wrong, place, request };
}

export const ApiContext = createContext<Api>();

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error("no api around this component");
  return api;
}
