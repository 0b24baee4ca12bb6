import { createEffect, createSignal, on, Show } from "solid-js";
import type { Look } from "../../server/people/events.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { THEMES, useTheme } from "../theme.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Segments } from "../ui/Segments.tsx";
import { AvatarForm } from "./AvatarForm.tsx";
import type { Chosen } from "./choosing.ts";
import { LookForm } from "./LookForm.tsx";
import "./YourLook.css";

export function YourLook(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const house = useHouse();
  const masked = () =>
    house.myRooms().flatMap((room) => (house.cards[room]?.masks ? (house.cards[room]?.name ?? []) : []));
  const [cropping, crop] = createSignal<{ chosen: Chosen; as: Look }>();
  createEffect(
    on(
      () => props.open,
      () => crop(undefined),
    ),
  );
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say(cropping() ? "look.picture.title" : "look.title")}
      closeLabel={t("frame.close")}
    >
      <Show when={cropping()} keyed>
        {(what) => <AvatarForm chosen={what.chosen} look={what.as} onDone={() => crop(undefined)} />}
      </Show>
      <div hidden={cropping() !== undefined}>
        <Show when={house.me()}>
          {(me) => (
            <LookForm look={me()} onClose={() => props.onClose()} onPicture={(chosen, as) => crop({ chosen, as })} />
          )}
        </Show>
        <Show when={masked().length > 0}>
          <p class="field-told">{say("look.masked", masked())}</p>
        </Show>
        <ThemeField />
      </div>
    </Dialog>
  );
}

function ThemeField() {
  const say = useMoreWords();
  const theme = useTheme();
  return (
    <div class="theme-field">
      <Segments
        label={say("look.theme")}
        options={THEMES.map((value) => ({ value, label: say(`look.themes.${value}`) }))}
        value={theme.chosen()}
        onChange={theme.choose}
      />
      <p class="field-told">{say("look.themeHint")}</p>
    </div>
  );
}
