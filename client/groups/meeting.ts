// Waiting to meet strangers, for as long as its owner lives.
import { createSignal, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { Meeting } from "../../server/groups/groups.ts";
import { refusalOf, useApi } from "../api.ts";
import type { Refusal } from "../wording.ts";

/** Before asking again when the house ended it without a reason. */
const AGAIN_MS = 1_000;

export function createMeeting() {
  const { client } = useApi();
  const [meeting, setMeeting] = createStore<Partial<Meeting>>({});
  const [refusal, setRefusal] = createSignal<Refusal>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let following = follow();

  function follow() {
    return client.groups.meet.subscribe(undefined, {
      onData({ group, ...counts }) {
        setRefusal(undefined);
        setMeeting(counts);
        if (group !== undefined) setMeeting("group", reconcile(group));
      },
      onError(problem) {
        const refused = refusalOf(problem);
        if (!refused || refused.retryAfter) againLater(refused?.retryAfter);
        else setRefusal(refused);
      },
      onStopped: () => againLater(),
    });
  }

  function againLater(ms = AGAIN_MS): void {
    if (over) return;
    clearTimeout(timer);
    timer = setTimeout(again, ms);
  }

  function again(): void {
    following.unsubscribe();
    setRefusal(undefined);
    following = follow();
  }

  function stop(): void {
    over = true;
    clearTimeout(timer);
    following.unsubscribe();
  }
  onCleanup(stop);

  return { meeting, refusal, again, stop };
}
