import { createSignal, onCleanup, Show } from "solid-js";
import { AVATAR_SIDE } from "../../server/limits.ts";
import type { Look } from "../../server/people/events.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { useToast } from "../ui/Toast.tsx";
import { wording } from "../wording.ts";
import type { Chosen } from "./choosing.ts";
import { whole } from "./crop.ts";
import { Cropped, CropStage, draw } from "./CropStage.tsx";
import { upload } from "./uploading.ts";
import "./AvatarForm.css";

/** Which part of a picture is worn. Only that part leaves the browser, and nothing that the file says beside it. */
export function AvatarForm(props: { chosen: Chosen; look: Look; onDone: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const house = useHouse();
  const toast = useToast();
  const picture = () => props.chosen.picture;
  const [crop, setCrop] = createSignal(whole(props.chosen.picture));
  /** From 0 to 1 while it is sent. */
  const [sent, setSent] = createSignal<number>();
  const [problem, setProblem] = createSignal<string>();
  onCleanup(() => props.chosen.picture.close());

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setProblem(undefined);
    setSent(0);
    const answer = await upload(await cut(), setSent);
    setSent(undefined);
    if (!answer) return void setProblem(t("frame.connection.noAnswer"));
    if ("refusal" in answer) return void setProblem(wording(answer.refusal));
    house.wears(answer.look);
    toast({ text: say("look.picture.worn") });
    props.onDone();
  }

  function cut(): Promise<Blob> {
    const canvas = document.createElement("canvas");
    canvas.width = AVATAR_SIDE;
    canvas.height = AVATAR_SIDE;
    draw(canvas, picture(), crop());
    return new Promise((resolve, fail) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : fail(new Error("The canvas gave no picture."))), "image/png");
    });
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void send(event)}>
      <CropStage picture={picture()} crop={crop()} onCrop={setCrop} />
      <figure class="look-preview" aria-label={say("look.preview")}>
        <span class="avatar" data-size="m">
          <Cropped picture={picture()} crop={crop()} pixels={108} />
        </span>
        <figcaption>
          <Name hue={props.look.hue} name={props.look.name || "…"} />
          <p>{say("look.previewWords")}</p>
        </figcaption>
      </figure>
      <div role="status">
        <Show
          when={sent() !== undefined}
          fallback={<p class="field-told">{say(props.chosen.moves ? "look.picture.stills" : "look.picture.sent")}</p>}
        >
          <progress class="sending" value={sent()} aria-label={say("look.picture.sending")} />
        </Show>
      </div>
      <Show when={problem()}>
        <p class="field-told" data-problem="" role="alert">
          {problem()}
        </p>
      </Show>
      <div class="dialog-acts">
        <Button onClick={() => props.onDone()}>{t("frame.cancel")}</Button>
        <Button kind="main" type="submit" busy={sent() !== undefined}>
          {say("look.picture.wear")}
        </Button>
      </div>
    </form>
  );
}
