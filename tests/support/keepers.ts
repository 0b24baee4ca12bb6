import { hashOf } from "../../server/base/tokens.ts";
// People who look after a house that runs in this process.
import { HOUSE_STREAM } from "../../server/events.ts";
import { nameModerator } from "../../server/roles/decide.ts";
import type { Program } from "./client.ts";
import type { House } from "./house.ts";

export const personOf = ({ app }: House, { session }: Pick<Program, "session">): string =>
  app.personOf(hashOf(session)) ?? "";

/** Somebody is a host of the house from now on. */
export async function makeHost({ app }: House, by: string): Promise<void> {
  const link = crypto.randomUUID();
  const { chat, deciding } = app.roles;
  await chat.carryOut(HOUSE_STREAM, deciding, () => [
    { type: "host-link-made", at: 0, link, until: 1 },
    { type: "house-host-made", at: 0, by },
  ]);
}

/** Named by that host, as if they had signed up. */
export async function makeModerator({ app }: House, by: string, whom: string): Promise<void> {
  const { chat, deciding } = app.roles;
  const wish = { at: 0, by, whom, signedUp: true };
  await chat.carryOut(HOUSE_STREAM, deciding, (roles) => nameModerator(roles, wish));
}

/** Asks for all to be hidden that somebody said. */
export const purgeOf = (person: string) => ({
  target: { person },
  deed: "purge" as const,
  ms: null,
  network: false,
  purge: true,
  ground: "spam" as const,
});
