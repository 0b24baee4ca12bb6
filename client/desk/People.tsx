import type { inferRouterOutputs } from "@trpc/server";
import ChevronDown from "lucide-solid/icons/chevron-down";
import ChevronUp from "lucide-solid/icons/chevron-up";
import { createResource, createSignal, For, Show } from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { type About, ActDialog } from "../moderation/ActDialog.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Name } from "../ui/Name.tsx";
import { useToast } from "../ui/Toast.tsx";
import { keptRows } from "./keptRows.ts";
import { Asked } from "./Parts.tsx";
import { PersonDetail } from "./PersonDetail.tsx";
import "./People.css";

type Person = inferRouterOutputs<AppRouter>["desk"]["people"]["people"][number];

/** Everybody whom the house knows, by name; never where they come from. */
export function People() {
  const say = useDeskWords();
  const { client } = useApi();
  const [words, setWords] = createSignal("");
  const [found, { refetch }] = createResource(words, (wanted) => client.desk.people.query({ words: wanted }), {
    storage: keptRows("person"),
  });
  const [about, setAbout] = createSignal<About>();
  const again = () => void refetch();
  return (
    <section class="panel" aria-label={say("people.title")}>
      <h2>{say("people.title")}</h2>
      <div class="desk-find">
        <Field
          label={say("people.find")}
          type="search"
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <Asked answer={found} again={again}>
        {(answer) => (
          <>
            <ul class="desk-list">
              <For each={answer().people} fallback={<Blank title={say("people.noneTitle")} />}>
                {(person) => <PersonRow person={person} again={again} act={() => setAbout(aboutOf(person))} />}
              </For>
            </ul>
            <Show when={answer().more}>
              <p class="desk-hint">{say("people.more")}</p>
            </Show>
          </>
        )}
      </Asked>
      <ActDialog about={about()} onClose={() => setAbout(undefined)} onDone={again} />
    </section>
  );
}

const aboutOf = ({ person, name }: Person): About => ({ target: { person }, name, everywhere: true });

function PersonRow(props: { person: Person; again: () => void; act: () => void }) {
  const say = useDeskWords();
  const words = useModerationWords();
  const house = useHouse();
  const { client } = useApi();
  const attempt = createAttempt();
  const toast = useToast();
  const [open, setOpen] = createSignal(false);

  async function nameModerator(): Promise<void> {
    if (!(await attempt(() => client.roles.nameModerator.mutate({ whom: props.person.person })))) return;
    toast({ text: say("people.named", props.person.name) });
    props.again();
  }

  return (
    <li>
      <div class="desk-row desk-row-tall desk-person" data-open={open() ? "" : undefined}>
        <Avatar hue={props.person.hue} face={props.person.face} size="s" />
        <div class="desk-row-name">
          <Name hue={props.person.hue} name={props.person.name} />
          <p class="desk-hint">
            {[
              props.person.role
                ? say(`people.roles.${props.person.role}`)
                : say(`people.${props.person.signedUp ? "signedUp" : "guest"}`),
              props.person.here && say("people.here"),
              props.person.acts > 0 && say("people.acts", props.person.acts),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <IconButton
          label={say("person.more", props.person.name)}
          icon={open() ? ChevronUp : ChevronDown}
          aria-expanded={open()}
          onClick={() => setOpen(!open())}
        />
        <div class="desk-person-acts">
          <Show when={house.role() === "host" && props.person.signedUp && !props.person.role}>
            <Button onClick={() => void nameModerator()}>{say("people.makeModerator")}</Button>
          </Show>
          <Show when={!props.person.role}>
            <Button onClick={() => props.act()}>{words("entry")}</Button>
          </Show>
        </div>
      </div>
      <Show when={open()}>
        <PersonDetail person={props.person} />
      </Show>
    </li>
  );
}
