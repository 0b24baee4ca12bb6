import { createSignal, onCleanup } from "solid-js";
import { useApi } from "../api.ts";

interface Waiting {
  reports: number;
  appeals: number;
  held: number;
}

/** How much waits for a moderator; counted anew by the house whenever that changes. */
export function createWaiting() {
  const { client } = useApi();
  const [waiting, setWaiting] = createSignal<Waiting>();
  const following = client.reports.waiting.subscribe(undefined, {
    onData: setWaiting,
    // Whoever looks after the house no longer is shown no count.
    onError: () => setWaiting(undefined),
  });
  onCleanup(() => following.unsubscribe());
  return waiting;
}

export const sumOf = ({ reports, appeals, held }: Waiting = { reports: 0, appeals: 0, held: 0 }): number =>
  reports + appeals + held;
