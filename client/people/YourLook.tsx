import QrCode from "lucide-solid/icons/qr-code";
import { createEffect, createSignal, on, Show, Suspense } from "solid-js";
import type { Look } from "../../server/people/events.ts";
import { AccountField } from "../accounts/AccountField.tsx";
import type { View } from "../accounts/views.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { later } from "../later.ts";
import { MyData } from "../mine/MyData.tsx";
import { DeviceSwitches } from "../notifications/DeviceSwitches.tsx";
import { ShowPass } from "../passes/ShowPass.tsx";
import { THEMES, useTheme } from "../theme.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Segments } from "../ui/Segments.tsx";
import { AvatarForm } from "./AvatarForm.tsx";
import type { Chosen } from "./choosing.ts";
import { LookForm } from "./LookForm.tsx";
import "./YourLook.css";

const Account = later(() => import("../accounts/Account.tsx"), "Account");

export function YourLook(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const house = useHouse();
  const masked = () =>
    house.myRooms().flatMap((room) => (house.cards[room]?.masks ? (house.cards[room]?.name ?? []) : []));
  /** What is shown in the place of all else. */
  const [instead, show] = createSignal<{ picture: Chosen; as: Look } | View | "pass">();
  const cropping = () => {
    const shown = instead();
    return typeof shown === "object" && "picture" in shown ? shown : undefined;
  };
  const account = () => {
    const shown = instead();
    return typeof shown === "object" && "at" in shown ? shown : undefined;
  };
  const back = () => show(undefined);
  createEffect(on(() => props.open, back));
  const title = () => {
    const at = account()?.at;
    if (at) return say(`account.titles.${at}`);
    if (cropping()) return say("look.picture.title");
    return say(instead() === "pass" ? "passes.heading" : "look.title");
  };
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={title()} closeLabel={t("frame.close")}>
      <Show when={cropping()} keyed>
        {(what) => <AvatarForm chosen={what.picture} look={what.as} onDone={back} />}
      </Show>
      <Show when={account()}>
        {(view) => (
          <Suspense>
            <Account view={view()} go={show} />
          </Suspense>
        )}
      </Show>
      <Show when={instead() === "pass"}>
        <ShowPass onDone={back} />
      </Show>
      <div hidden={instead() !== undefined}>
        <Show when={house.me()}>
          {(me) => (
            <LookForm look={me()} onClose={() => props.onClose()} onPicture={(picture, as) => show({ picture, as })} />
          )}
        </Show>
        <Show when={masked().length > 0}>
          <p class="field-told">{say("look.masked", masked())}</p>
        </Show>
        <AccountField go={show} />
        <ThemeField />
        <NotificationsField />
        <AnotherDevice onShow={() => show("pass")} />
        <MyData />
      </div>
    </Dialog>
  );
}

function AnotherDevice(props: { onShow: () => void }) {
  const say = useMoreWords();
  return (
    <section class="dialog-section" aria-labelledby="another-device">
      <h3 id="another-device" class="field-label">
        {say("passes.heading")}
      </h3>
      <p class="field-told">{say("passes.told")}</p>
      <div class="section-acts">
        <Button onClick={() => props.onShow()}>
          <QrCode size={18} strokeWidth={1.75} aria-hidden="true" />
          {say("passes.show")}
        </Button>
      </div>
    </section>
  );
}

/** Of what each room tells is set there. */
function NotificationsField() {
  const say = useMoreWords();
  return (
    <section class="dialog-section" aria-label={say("notifications.title")}>
      <DeviceSwitches />
      <p class="field-told">{say("notifications.ofRooms")}</p>
    </section>
  );
}

function ThemeField() {
  const say = useMoreWords();
  const theme = useTheme();
  return (
    <div class="dialog-section">
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
