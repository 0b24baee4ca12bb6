// Signing up and logging in as programs do, over HTTP.
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "../../server/app.ts";
import type { House } from "./house.ts";

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** All procedures, each as an HTTP request of its own. */
export const overHttp = (url: string, session?: string): Client =>
  createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers: session ? { authorization: `Bearer ${session}` } : {} })],
  });

export const PASSWORD = "a cup of oolong";

/** A guest. */
export async function arrive({ url }: Pick<House, "url">): Promise<{ session: string; call: Client }> {
  const { session = "" } = await overHttp(url).people.me.query();
  return { session, call: overHttp(url, session) };
}

/** Somebody who signed up. */
export async function signedUp(house: Pick<House, "url">, name: string, password = PASSWORD) {
  const guest = await arrive(house);
  const { session = "" } = await guest.call.accounts.signUp.mutate({ name, password });
  return { guest, session, call: overHttp(house.url, session) };
}
