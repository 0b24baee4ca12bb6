import Dices from "lucide-solid/icons/dices";
import { createEffect, createMemo, createUniqueId, on, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { NAME_CHARS } from "../../server/limits.ts";
import type { Look } from "../../server/people/events.ts";
import { randomFace } from "../../server/people/face.ts";
import type { LookWish } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { FormActs } from "../ui/FormActs.tsx";
import { Name } from "../ui/Name.tsx";
import { useToast } from "../ui/Toast.tsx";
import type { Chosen } from "./choosing.ts";
import { PictureField } from "./PictureField.tsx";

/** Name, colour and face, tried on before they are worn. */
export function LookForm(props: { look: Look; onClose: () => void; onPicture: (chosen: Chosen, as: Look) => void }) {
  const say = useMoreWords();
  const house = useHouse();
  const toast = useToast();
  const asking = createAsking();
  const [look, setLook] = createStore<Look>(untrack(() => ({ ...props.look })));
  // Whoever signs up meanwhile has another name, and is not to save the old one.
  const named = createMemo(() => props.look.name);
  createEffect(on(named, (name) => setLook("name", name), { defer: true }));

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const saved = await asking.ask(() => house.change(changes(props.look, look)).then(() => true));
    if (!saved) return;
    props.onClose();
    toast({ text: say("look.saved") });
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void save(event)}>
      <Preview look={{ ...look, avatar: props.look.avatar }} />
      <PictureField onChosen={(chosen) => props.onPicture(chosen, look)} />
      <Field
        label={say("look.name")}
        hint={say("look.nameHint")}
        value={look.name}
        maxlength={2 * NAME_CHARS}
        spellcheck={false}
        problem={asking.problem()}
        onInput={(event) => setLook("name", event.currentTarget.value)}
      />
      <div class="look-row">
        <HueField hue={look.hue} onChange={(hue) => setLook("hue", hue)} />
        <Button onClick={() => setLook("face", randomFace(Math.random))}>
          <Dices size={18} strokeWidth={1.75} aria-hidden="true" />
          {say("look.newFace")}
        </Button>
      </div>
      <FormActs act={say("look.save")} busy={asking.waiting()} onCancel={() => props.onClose()} />
    </form>
  );
}

/** Only what differs: a name that one keeps is not to be judged again. */
function changes(before: Look, after: Look): LookWish {
  const name = after.name.trim();
  return {
    ...(name !== before.name && { name }),
    ...(after.hue !== before.hue && { hue: after.hue }),
    ...(after.face !== before.face && { face: after.face }),
  };
}

function Preview(props: { look: Look }) {
  const say = useMoreWords();
  return (
    <figure class="look-preview" aria-label={say("look.preview")}>
      <Avatar hue={props.look.hue} face={props.look.face} avatar={props.look.avatar} size="l" />
      <figcaption>
        <Name hue={props.look.hue} name={props.look.name || "…"} />
        <p>{say("look.previewWords")}</p>
      </figcaption>
    </figure>
  );
}

function HueField(props: { hue: number; onChange: (hue: number) => void }) {
  const say = useMoreWords();
  const id = createUniqueId();
  return (
    <div class="hue-field">
      <label class="field-label" for={id}>
        {say("look.hue")}
      </label>
      <input
        id={id}
        type="range"
        class="hue"
        min="0"
        max="359"
        style={{ "--h": props.hue }}
        value={props.hue}
        aria-valuetext={say("look.hueOf", props.hue)}
        onInput={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
