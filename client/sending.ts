// The outbox of this tab, wired to the house, the connection and the tab's own storage.
import { type Accessor, createContext, createEffect, createSignal, useContext } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { type Api, refusalOf } from "./api.ts";
import { keepUnsaid, keptUnsaid } from "./kept.ts";
import { makeOutbox, type Outbox, type Posting, type Unsaid } from "./outbox.ts";

export interface Sending extends Outbox {
  unsaid: readonly Unsaid[];
  /** That the house took what one says for the beginning of a flood. */
  warning: Accessor<string | undefined>;
}

export function createSending(api: Api): Sending {
  const [unsaid, setUnsaid] = createStore<Unsaid[]>([]);
  const [warning, setWarning] = createSignal<string | undefined>(undefined, { equals: false });
  const outbox = makeOutbox({
    async post(message) {
      const said = await postAsMember(api, message);
      if (said.warning) setWarning(said.warning);
      return said;
    },
    refusalOf,
    connected: () => api.connection() === "open",
    now: Date.now,
    later: (ms, then) => void setTimeout(then, ms),
    newId,
    keep: { load: keptUnsaid, save: keepUnsaid },
    changed: (all) => setUnsaid(reconcile([...all], { key: "id" })),
  });
  createEffect(() => api.connection() === "open" && outbox.resume());
  return { ...outbox, unsaid, warning };
}

/** Whoever was away for long may not be a member any more; their room is still on the screen, so they come in again. */
async function postAsMember(
  { client }: Api,
  message: Posting,
): Promise<{ version: number; heardBy: number; posted?: number; held?: boolean; warning?: string }> {
  try {
    return await client.messages.post.mutate(message);
  } catch (problem) {
    if (refusalOf(problem)?.reason !== "not-a-member") throw problem;
    await client.rooms.enter.mutate({ room: message.room });
    return client.messages.post.mutate(message);
  }
}

/** 128 random bits in base64url. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

export const SendingContext = createContext<Sending>();

export function useSending(): Sending {
  const sending = useContext(SendingContext);
  if (!sending) throw new Error("useSending outside of its context");
  return sending;
}
