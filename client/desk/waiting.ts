import { createSignal, onCleanup } from "solid-js";
import { useApi } from "../api.ts";

/** How much waits for a moderator; counted anew by the house whenever that changes. */
export function createWaiting() {
  const { client } = useApi();
  const [waiting, setWaiting] = createSignal<{ reports: number; appeals: number }>();
  const following = client.reports.waiting.subscribe(undefined, {
    onData: setWaiting,
    // Whoever looks after the house no longer is shown no count.
    onError: () => setWaiting(undefined),
  });
  onCleanup(() => following.unsubscribe());
  return waiting;
}

export const sumOf = (waiting: { reports: number; appeals: number } | undefined): number =>
  (waiting?.reports ?? 0) + (waiting?.appeals ?? 0);
