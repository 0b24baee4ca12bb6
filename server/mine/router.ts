import { z } from "zod";
import type { Finish } from "../heart/processes.ts";
import { guest, keepPace, router } from "../wire/trpc.ts";
import { forget, type Mine } from "./forgetting.ts";

/** What somebody may do with all that the house keeps about them. To download it: http/exports.ts. */
export function mineRouter(house: Mine & { gone: Finish }) {
  return router({
    /** Answers when no file holds a word of theirs from any room any more. Their tabs are sent away before. Not to be called by accident. */
    forget: guest.input(z.object({ erase: z.literal("everything") })).mutation(async ({ ctx: { person, address } }) => {
      keepPace(house.readings, address);
      await forget(house, person);
      return {};
    }),
  });
}
