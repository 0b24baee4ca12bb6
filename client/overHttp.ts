import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "../server/app.ts";
import { post } from "./post.ts";

/**
 * For what changes who we are: only HTTP can set a cookie, and it is answered also when our socket is sent away.
 * tRPC's own link comes along with the first screen as soon as anything imports it, and weighs more than a dialog.
 */
export const makeHttpClient = (origin: string) => createTRPCClient<AppRouter>({ links: [httpLink(origin)] });

const httpLink =
  (origin: string): TRPCLink<AppRouter> =>
  () =>
  ({ op: { path, input } }) =>
    observable((observer) => {
      post(origin, path, input).then(
        ({ result, error }) => {
          if (!result) return observer.error(TRPCClientError.from({ error }));
          observer.next({ result: { type: "data", data: result.data } });
          observer.complete();
        },
        (cause: Error) => observer.error(TRPCClientError.from(cause)),
      );
    });
