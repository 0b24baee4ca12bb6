import { createSignal, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";
import type { Mask } from "../../server/messages/events.ts";
import type { Message } from "../../server/messages/view.ts";
import type { Look } from "../../server/people/events.ts";
import { type Client, refusalOf } from "../api.ts";
import type { Refusal } from "../wording.ts";

/** A pause in typing this long is a wish. */
const PAUSE_MS = 250;
/** The house answers in slices; so many are fetched by themselves until something is found. */
const SLICES_MOST = 40;

export interface Found {
  hits: Message[];
  looks: Record<Mask, Look>;
  /** Where to go on, if there may be more. */
  before?: number | undefined;
}

export type Search = ReturnType<typeof createSearch>;

/** What was found in a room, as it comes. */
export function createSearch(client: Client, room: string) {
  const nothing = (): Found => ({ hits: [], looks: {}, before: undefined });
  const [words, setWords] = createSignal("");
  const [state, setState] = createSignal<"idle" | "looking" | "done" | "failed">("idle");
  const [refusal, setRefusal] = createSignal<Refusal>();
  const [found, setFound] = createStore<Found>(nothing());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  onCleanup(stop);

  function stop(): void {
    clearTimeout(timer);
    round += 1;
  }

  function look(wanted: string): void {
    stop();
    setWords(wanted);
    setFound(nothing());
    setState(wanted.trim() === "" ? "idle" : "looking");
    if (wanted.trim() !== "") timer = setTimeout(() => void goOn(), PAUSE_MS);
  }

  async function goOn(): Promise<void> {
    const mine = round;
    setState("looking");
    try {
      await untilFound(() => mine === round);
      if (mine === round) setState("done");
    } catch (problem) {
      if (mine !== round) return;
      setRefusal(refusalOf(problem));
      setState("failed");
    }
  }

  /** Fetches slice after slice until there is something new to show. */
  async function untilFound(isWanted: () => boolean): Promise<void> {
    const had = found.hits.length;
    for (let slice = 0; slice < SLICES_MOST && found.hits.length === had; slice += 1) {
      const answer = await client.rooms.search.query({ room, words: words().trim(), before: found.before });
      if (!isWanted()) return;
      setFound({
        hits: [...found.hits, ...answer.hits],
        looks: { ...found.looks, ...answer.looks },
        before: answer.more ? answer.before : undefined,
      });
      if (!answer.more) return;
    }
  }

  return { words, look, state, refusal, found, goOn: () => void goOn() };
}
