import type { Address } from "../../server/http/origins.ts";

/** How far an address reaches. */
export type Reach = "everybody" | "network" | "nobody";

/** Where others find the house, for somebody who has it open at `here`; and who can come there. */
export function outside(
  { link, network }: Address,
  here: { origin: string; hostname: string },
): { origin: string; reach: Reach } {
  if (link !== undefined) return { origin: link, reach: "everybody" };
  // Whoever came over the network or by a name shows others the same way.
  if (!/^(localhost|127\.|\[::1\])/.test(here.hostname)) return { origin: here.origin, reach: "everybody" };
  return network === undefined ? { origin: here.origin, reach: "nobody" } : { origin: network, reach: "network" };
}

/** Whoever runs the house on this very computer hears how far a link reaches; others came by an address that works. */
export const WHO_CAN_COME = {
  everybody: "invites.publicText",
  network: "invites.networkOnly",
  nobody: "invites.hereOnly",
} as const satisfies Record<Reach, string>;
