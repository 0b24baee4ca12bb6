import { z } from "zod";
import { rejected } from "../base/decision.ts";
import type { Pace } from "../base/pace.ts";
import type { Hub } from "../wire/hub.ts";
import { follow, follower, guest, paced, refuse, router } from "../wire/trpc.ts";
import type { Groups, Meeting } from "./groups.ts";

export type GroupReason = "not-to-meet";

export interface GroupsHouse {
  hub: Hub;
  groups: Groups;
  meetings: Pace;
}

export function groupsRouter({ hub, groups, meetings }: GroupsHouse) {
  return router({
    /**
     * Waits to meet strangers for as long as it is followed, unless one is in a group already. First everything, then
     * what changed. A group is a room like others: entered, followed and left as they are. Whoever follows on after
     * leaving one waits again.
     */
    meet: follower.use(paced([meetings, (caller) => caller.person ?? ""])).subscription(async function* ({
      ctx: { person, connection, standing },
      signal,
    }) {
      using following = follow(connection);
      if (standing.muted()) refuse(rejected("not-to-meet"));
      const { inVain, end } = groups.wait(person);
      following.until(end);
      hub.listen(following, [meetingOf(person), MEETINGS], () => groups.meeting(person));
      const over = new Promise<boolean>((end) => signal?.addEventListener("abort", () => end(true), { once: true }));
      yield following.lent<Partial<Meeting>>();
      if (!(await Promise.race([over, inVain]))) refuse(rejected("failed"));
    }),

    /** Before leaving a group: not to be led to those in it again this evening, whoever else waits. */
    avoid: guest.input(z.object({ room: z.string().min(1).max(100) })).mutation(({ input, ctx }) => {
      if (!groups.avoid(input.room, ctx.person)) refuse(rejected("no-such-room"));
      return {};
    }),
  });
}

export const MEETINGS = "meetings";
export const meetingOf = (person: string): string => `meeting:${person}`;
