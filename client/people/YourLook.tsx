import { Show } from "solid-js";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { THEMES, useTheme } from "../theme.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Segments } from "../ui/Segments.tsx";
import { LookForm } from "./LookForm.tsx";
import "./YourLook.css";

export function YourLook(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const house = useHouse();
  const masked = () =>
    house.myRooms().flatMap((room) => (house.cards[room]?.masks ? (house.cards[room]?.name ?? []) : []));
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={say("look.title")} closeLabel={t("frame.close")}>
      <Show when={house.me()}>{(me) => <LookForm look={me()} onClose={() => props.onClose()} />}</Show>
      <Show when={masked().length > 0}>
        <p class="field-told">{say("look.masked", masked())}</p>
      </Show>
      <ThemeField />
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
