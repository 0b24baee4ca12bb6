import { createEffect, createSignal, lazy, on, Show, Suspense } from "solid-js";
import type { Look } from "../../server/people/events.ts";
import { AccountField } from "../accounts/AccountField.tsx";
import type { View } from "../accounts/views.ts";
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

const Account = lazy(() => import("../accounts/Account.tsx").then((file) => ({ default: file.Account })));

export function YourLook(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const house = useHouse();
  const masked = () =>
    house.myRooms().flatMap((room) => (house.cards[room]?.masks ? (house.cards[room]?.name ?? []) : []));
  const [cropping, crop] = createSignal<{ chosen: Chosen; as: Look }>();
  const [account, goTo] = createSignal<View>();
  const title = () => {
    const at = account()?.at;
    return at ? say(`account.titles.${at}`) : say(cropping() ? "look.picture.title" : "look.title");
  };
  createEffect(
    on(
      () => props.open,
      () => {
        crop(undefined);
        goTo(undefined);
      },
    ),
  );
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={title()} closeLabel={t("frame.close")}>
      <Show when={cropping()} keyed>
        {(what) => <AvatarForm chosen={what.chosen} look={what.as} onDone={() => crop(undefined)} />}
      </Show>
      <Show when={account()}>
        {(view) => (
          <Suspense>
            <Account view={view()} go={goTo} />
          </Suspense>
        )}
      </Show>
      <div hidden={cropping() !== undefined || account() !== undefined}>
        <Show when={house.me()}>
          {(me) => (
            <LookForm look={me()} onClose={() => props.onClose()} onPicture={(chosen, as) => crop({ chosen, as })} />
          )}
        </Show>
        <Show when={masked().length > 0}>
          <p class="field-told">{say("look.masked", masked())}</p>
        </Show>
        <AccountField go={goTo} />
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
