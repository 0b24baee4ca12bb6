import { z } from "zod";
import { guest, router } from "../wire/trpc.ts";
import type { Presence } from "./presence.ts";

export function presenceRouter(presence: Pick<Presence, "typing">) {
  return router({
    /** Holds for some seconds; only who is in the room is heard. */
    typing: guest.input(z.object({ room: z.string().min(1).max(100) })).mutation(({ input, ctx }) => {
      // That a person types whom nobody hears is not told.
      if (!ctx.standing.isShadowedIn(input.room)) presence.typing(input.room, ctx.person);
      return {};
    }),
  });
}
