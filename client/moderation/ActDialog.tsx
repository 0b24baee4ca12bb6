import type { inferRouterInputs } from "@trpc/server";
import { createMemo, createResource, For, Show, Suspense, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { AppRouter } from "../../server/app.ts";
import { NOTE_CHARS } from "../../server/limits.ts";
import type { Ground } from "../../server/moderation/events.ts";
import { refusalOf, useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { useWords } from "../i18n/words.tsx";
import { Check } from "../ui/Check.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { FormActs } from "../ui/FormActs.tsx";
import { Segments } from "../ui/Segments.tsx";
import { wording } from "../wording.ts";
import { createActing } from "./acts.ts";
import { GroundField } from "./GroundField.tsx";
import "./Moderation.css";

type Wish = inferRouterInputs<AppRouter>["moderation"]["act"];
type Deed = Wish["deed"];

const deeds: readonly Deed[] = ["mute", "shadow-mute", "ban", "purge"];
const HOUR_MS = 60 * 60_000;
const times = { "10m": HOUR_MS / 6, "1h": HOUR_MS, "1d": 24 * HOUR_MS, "7d": 7 * 24 * HOUR_MS, ever: null } as const;
type Time = keyof typeof times;

/** Whom an act is about, and where that is. */
export interface About {
  target: Wish["target"];
  name: string;
  /** The room in which it happened. */
  room?: string;
  /** Only a moderator acts in the whole house. */
  everywhere: boolean;
  deed?: Deed;
}

export function ActDialog(props: { about: About | undefined; onClose: () => void; onDone?: () => void }) {
  const t = useWords();
  const say = useModerationWords();
  // Stays while it fades away.
  const last = createMemo((before: About | undefined) => props.about ?? before);
  return (
    <Dialog
      open={props.about !== undefined}
      onClose={() => props.onClose()}
      title={say("act.title", last()?.name ?? "")}
      closeLabel={t("frame.close")}
      wide
    >
      <Show when={last()} keyed>
        {(about) => <ActForm about={about} onClose={() => props.onClose()} onDone={() => props.onDone?.()} />}
      </Show>
    </Dialog>
  );
}

function ActForm(props: { about: About; onClose: () => void; onDone: () => void }) {
  const say = useModerationWords();
  const { client } = useApi();
  const acting = createActing();
  const asking = createAsking();
  const about = untrack(() => props.about);
  const [wish, setWish] = createStore({
    deed: about.deed ?? ("ban" as Deed),
    place: about.everywhere ? ("house" as const) : ("room" as const),
    time: "1d" as Time,
    network: false,
    purge: false,
    ground: "harassment" as Ground,
    note: "",
  });
  const asked = (): Wish => ({
    target: about.target,
    deed: wish.deed,
    ...(wish.place === "room" && about.room !== undefined && { room: about.room }),
    ms: wish.deed === "purge" ? null : times[wish.time],
    network: wish.network && wish.deed !== "purge",
    purge: wish.purge || wish.deed === "purge",
    ground: wish.ground,
    ...(wish.note.trim() && { note: wish.note }),
  });
  const [preview] = createResource(
    () => JSON.stringify({ ...asked(), note: undefined, ground: "other" }),
    (question) => client.moderation.preview.query(JSON.parse(question) as Wish),
  );

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const done = await asking.ask(() => client.moderation.act.mutate(asked()));
    if (!done) return;
    acting.did(say(`act.done.${wish.deed}`, about.name), done.act);
    props.onDone();
    props.onClose();
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void submit(event)}>
      <Segments
        label={say("act.deed")}
        options={deeds.map((value) => ({ value, label: say(`act.deeds.${value}`) }))}
        value={wish.deed}
        onChange={(deed) => setWish("deed", deed)}
      />
      <p class="act-told">{say(`act.told.${wish.deed}`)}</p>
      <Show when={about.room !== undefined && about.everywhere}>
        <Segments
          label={say("act.where")}
          options={(["house", "room"] as const).map((value) => ({ value, label: say(`act.places.${value}`) }))}
          value={wish.place}
          onChange={(place) => setWish("place", place)}
        />
      </Show>
      <Show when={wish.deed !== "purge"}>
        <Segments
          label={say("act.time")}
          options={(Object.keys(times) as Time[]).map((value) => ({ value, label: say(`act.times.${value}`) }))}
          value={wish.time}
          onChange={(time) => setWish("time", time)}
        />
        <Check
          label={say("act.network")}
          hint={say("act.networkHint")}
          checked={wish.network}
          onChange={(network) => setWish("network", network)}
        />
        <Check
          label={say("act.purge")}
          hint={say("act.purgeHint")}
          checked={wish.purge}
          onChange={(purge) => setWish("purge", purge)}
        />
      </Show>
      <GroundField label={say("act.ground")} value={wish.ground} onChange={(ground) => setWish("ground", ground)} />
      <Show when={wish.deed === "ban" || wish.deed === "mute"}>
        <Field
          label={say("act.note")}
          hint={say("act.noteHint")}
          value={wish.note}
          maxlength={NOTE_CHARS}
          onInput={(event) => setWish("note", event.currentTarget.value)}
        />
      </Show>
      <Show when={wish.deed === "ban" || wish.deed === "mute"}>
        <p class="act-reads">{say("act.reads", theyRead(asked()))}</p>
      </Show>
      <div class="form-end">
        <section class="act-preview" aria-live="polite" aria-label={say("act.does")}>
          <h3>{say("act.does")}</h3>
          <Suspense fallback={<p>{say("act.counting")}</p>}>
            <Show
              when={preview.error ? undefined : preview.latest}
              fallback={<p>{wording(refusalOf(preview.error) ?? { reason: "failed" })}</p>}
            >
              {(counted) => <Consequences counted={counted()} asked={asked()} />}
            </Show>
          </Suspense>
        </section>
        <FormActs
          act={say(`act.submit.${wish.deed}`)}
          busy={asking.waiting()}
          problem={asking.problem()}
          onCancel={() => props.onClose()}
        />
      </div>
    </form>
  );
}

interface Counted {
  messages: number;
  rooms: number;
  here: number;
  hereOfNetwork: number;
}

function Consequences(props: { counted: Counted; asked: Wish }) {
  const say = useModerationWords();
  const lines = () => {
    const { counted, asked } = props;
    const all = [
      asked.purge &&
        (counted.messages > 0 ? say("act.hides", counted.messages, counted.rooms) : say("act.hidesNothing")),
      asked.deed === "ban" && say("act.blocks", counted.here),
      (asked.deed === "mute" || asked.deed === "shadow-mute") && say("act.mutes", counted.here),
      asked.network && say("act.blocksNetwork", counted.hereOfNetwork),
    ];
    return all.filter((line) => line !== false);
  };
  return (
    <ul>
      <For each={lines()}>{(line) => <li>{line}</li>}</For>
    </ul>
  );
}

const theyRead = ({ deed, room, ms, ground }: Wish): string =>
  wording({
    reason: deed === "mute" ? "muted" : room === undefined ? "banned" : "banned-here",
    ground,
    ...(ms !== null && { retryAfter: ms }),
  });
