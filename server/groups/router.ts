import { rejected } from "../decision.ts";
import { handedOver } from "../feed.ts";
import type { Hub } from "../hub.ts";
import type { Pace } from "../pace.ts";
import { follower, following, paced, refuse, router } from "../trpc.ts";
import type { Groups, Meeting } from "./groups.ts";

export type GroupReason = "not-to-meet";

export interface GroupsHouse {
  hub: Hub;
  groups: Groups;
  meetings: Pace;
  mayMeet(person: string): boolean;
}

export function groupsRouter({ hub, groups, meetings, mayMeet }: GroupsHouse) {
  return router({
    /**
     * Waits to meet strangers for as long as it is followed, unless one is in a group already. First everything, then
     * what changed. A group is a room like others: entered, followed and left as they are. Whoever follows on after
     * leaving one waits again.
     */
    meet: follower.use(paced([meetings, (caller) => caller.person ?? ""])).subscription(async function* ({
      ctx: { person, connection },
      signal,
    }) {
      using _ = following(connection);
      if (!mayMeet(person)) refuse(rejected("not-to-meet"));
      const { inVain, end } = groups.wait(person);
      const handoff = hub.listen([meetingOf(person), MEETINGS], connection, () => groups.meeting(person));
      const aborted = new Promise<true>((resolve) =>
        signal?.addEventListener("abort", () => resolve(true), { once: true }),
      );
      try {
        yield handedOver<Partial<Meeting>>(handoff);
        if (!(await Promise.race([aborted, inVain]))) refuse(rejected("failed"));
      } finally {
        handoff.detach();
        end();
      }
    }),
  });
}

export const MEETINGS = "meetings";
export const meetingOf = (person: string): string => `meeting:${person}`;
