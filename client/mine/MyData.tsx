import Download from "lucide-solid/icons/download";
import Trash from "lucide-solid/icons/trash";
import { createSignal, Show } from "solid-js";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { comeAsAnother } from "../comeAsAnother.ts";
import { download } from "../download.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";

/** All that the house keeps about somebody: as a file for them, or erased. */
export function MyData() {
  const say = useMoreWords();
  const attempt = createAttempt();
  const [asking, ask] = createSignal(false);
  const [busy, setBusy] = createSignal(false);

  async function keep(): Promise<void> {
    setBusy(true);
    await attempt(() => download("/mine.ndjson"));
    setBusy(false);
  }

  return (
    <section class="dialog-section" aria-labelledby="my-data-title">
      <h3 id="my-data-title" class="field-label">
        {say("mine.title")}
      </h3>
      <Show when={!asking()} fallback={<Question onKeep={() => ask(false)} />}>
        <p class="field-told">{say("mine.told")}</p>
        <div class="section-acts">
          <Button busy={busy()} onClick={() => void keep()}>
            <Download size={18} strokeWidth={1.75} aria-hidden="true" />
            {say("mine.download")}
          </Button>
          <Button onClick={() => ask(true)}>
            <Trash size={18} strokeWidth={1.75} aria-hidden="true" />
            {say("mine.forget")}
          </Button>
        </div>
      </Show>
    </section>
  );
}

/** In the section's place: one dialog over another is hard to tell apart. */
function Question(props: { onKeep: () => void }) {
  const say = useMoreWords();
  const api = useApi();
  const attempt = createAttempt();
  const [busy, setBusy] = createSignal(false);

  async function forget(): Promise<void> {
    setBusy(true);
    const wish = { erase: "everything" } as const;
    const done = await attempt(() => api.change(async () => (await api.overHttp()).mine.forget.mutate(wish)));
    setBusy(false);
    if (done) comeAsAnother();
  }

  return (
    <div role="alert">
      <p class="field-told">{say("mine.forgetText")}</p>
      <div class="section-acts">
        <Button ref={(button) => queueMicrotask(() => button.focus())} onClick={() => props.onKeep()}>
          {say("mine.keep")}
        </Button>
        <Button kind="danger" busy={busy()} onClick={() => void forget()}>
          {say("mine.forgetAct")}
        </Button>
      </div>
    </div>
  );
}
