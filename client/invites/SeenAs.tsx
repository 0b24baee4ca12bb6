import { createSignal, Show } from "solid-js";
import { useMoreWords } from "../i18n/more.ts";

/** The address that the house sees: a proxy's instead of one's own is noticed here. Nobody else is told. */
export function SeenAs() {
  const say = useMoreWords();
  // No resource: what is around it would wait with it, and where a page comes by a transition it may never be ready.
  const [address, setAddress] = createSignal<string>();
  void ask().then(setAddress);
  return <Show when={address()}>{(seen) => <p class="field-told seen-as">{say("invites.seenAs", seen())}</p>}</Show>;
}

async function ask(): Promise<string | undefined> {
  try {
    const answer = await fetch("/address");
    return answer.ok ? (await answer.text()).trim() : undefined;
  } catch {
    // Cut off; it is no more than a hint.
    return undefined;
  }
}
