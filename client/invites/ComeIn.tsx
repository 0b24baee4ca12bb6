import { useNavigate } from "@solidjs/router";
import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import type { Reason } from "../../server/app.ts";
import { refusalOf, useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { pathOf } from "../rooms/paths.ts";
import { NotLetIn, WaitingToBeLetIn } from "../rooms/RoomDoor.tsx";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import type { Refusal } from "../wording.ts";

/** How often one asks whether a host has let one in. */
const KNOCKING_MS = 3_000;
/** Said while one waits for a host: the door is not yet open, and nothing else is wrong. */
const SHUT = new Set<Reason | undefined>(["waiting", "no-such-room", undefined]);

/** The way in by a link, and the wait for a host where there is one. */
export function ComeIn(props: { token: string; room: string; name: string; passcode: boolean }) {
  const say = useMoreWords();
  const { client } = useApi();
  const house = useHouse();
  const navigate = useNavigate();
  const asking = createAsking();
  const [passcode, setPasscode] = createSignal("");
  const [waiting, setWaiting] = createSignal(false);
  const [denied, setDenied] = createSignal<Refusal>();

  function arrive(): void {
    house.joined(props.room);
    navigate(pathOf(props.room), { replace: true });
  }

  async function comeIn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wish = { room: props.room, invite: props.token, passcode: passcode() || undefined };
    if (await asking.ask(() => client.rooms.enter.mutate(wish))) arrive();
    else if (asking.refusal()?.reason === "waiting") setWaiting(true);
  }

  createEffect(
    on(waiting, (waits) => {
      if (!waits) return;
      const timer = setInterval(() => void knock(), KNOCKING_MS);
      onCleanup(() => clearInterval(timer));
    }),
  );

  async function knock(): Promise<void> {
    try {
      await client.rooms.enter.mutate({ room: props.room });
      arrive();
    } catch (problem) {
      const refusal = refusalOf(problem);
      setDenied(refusal?.reason === "removed" ? refusal : undefined);
      setWaiting(SHUT.has(refusal?.reason));
    }
  }

  return (
    <Show when={!waiting() && !denied()} fallback={<AtTheDoor name={props.name} denied={denied()} />}>
      <form class="invitation-card" onSubmit={(event) => void comeIn(event)}>
        <p class="invitation-kind">{say("invites.invited")}</p>
        <h1>
          <bdi>{props.name}</bdi>
        </h1>
        <p class="invitation-kind">{say("invites.invitedText")}</p>
        <Show when={props.passcode}>
          <Field
            label={say("invites.passcode")}
            value={passcode()}
            maxlength={200}
            problem={asking.problem()}
            onInput={(event) => setPasscode(event.currentTarget.value)}
          />
        </Show>
        <Show when={!props.passcode && asking.problem()}>
          <p class="field-told" data-problem="" role="alert">
            {asking.problem()}
          </p>
        </Show>
        <Button kind="main" type="submit" busy={asking.waiting()}>
          {say("invites.comeIn")}
        </Button>
      </form>
    </Show>
  );
}

function AtTheDoor(props: { name: string; denied: Refusal | undefined }) {
  return (
    <div>
      <h1 class="sr-only" dir="auto">
        {props.name}
      </h1>
      <Show when={props.denied} fallback={<WaitingToBeLetIn />}>
        {(refusal) => <NotLetIn refusal={refusal()} />}
      </Show>
    </div>
  );
}
