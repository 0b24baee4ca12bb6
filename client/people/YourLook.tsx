import { Show } from "solid-js";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import { THEMES, useTheme } from "../theme.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Segments } from "../ui/Segments.tsx";
import { LookForm } from "./LookForm.tsx";
import "./YourLook.css";

export function YourLook(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const house = useHouse();
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={t("look.title")} closeLabel={t("frame.close")}>
      <Show when={house.me()}>{(me) => <LookForm look={me()} onClose={() => props.onClose()} />}</Show>
      <ThemeField />
    </Dialog>
  );
}

function ThemeField() {
  const t = useWords();
  const theme = useTheme();
  return (
    <div class="theme-field">
      <Segments
        label={t("look.theme")}
        options={THEMES.map((value) => ({ value, label: t(`look.themes.${value}`) }))}
        value={theme.chosen()}
        onChange={theme.choose}
      />
      <p class="field-told">{t("look.themeHint")}</p>
    </div>
  );
}
