import { createSignal, Show } from "solid-js";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { Check } from "../ui/Check.tsx";
import { askPermission, permission, show } from "./browser.ts";
import { playSound } from "./sound.ts";
import { isOn, turn } from "./switches.ts";
import "./DeviceSwitches.css";

/** How this device tells: by a sound, by the browser's notifications. Each is asked for when it is switched on, not before. */
export function DeviceSwitches() {
  const say = useMoreWords();
  const [sound, setSound] = createSignal(isOn("sound"));
  const [browser, setBrowser] = createSignal(isOn("browser") && permission() === "granted");
  const [hindrance, setHindrance] = createSignal(hindranceNow());
  const [tried, setTried] = createSignal(false);

  function turnSound(on: boolean): void {
    turn("sound", on);
    setSound(on);
    if (on) void playSound();
  }

  async function turnBrowser(on: boolean): Promise<void> {
    setBrowser(on);
    const allowed = !on || (await askPermission()) === "granted";
    setHindrance(hindranceNow());
    setBrowser(on && allowed);
    turn("browser", on && allowed);
  }

  function tryIt(): void {
    if (sound()) void playSound();
    if (browser() && !show(say("notifications.trial"), say("notifications.trialText"), "trial")) setHindrance("unable");
    setTried(true);
  }

  return (
    <fieldset class="device-switches">
      <legend class="field-label">{say("notifications.device")}</legend>
      <Check
        label={say("notifications.sound")}
        hint={say("notifications.soundHint")}
        checked={sound()}
        onChange={turnSound}
      />
      <Check
        label={say("notifications.browser")}
        hint={say("notifications.browserHint")}
        checked={browser()}
        disabled={hindrance() === "insecure" || hindrance() === "unable"}
        onChange={(on) => void turnBrowser(on)}
      />
      <Show when={hindrance()}>
        {(why) => (
          <p class="field-told" role="alert" data-problem="">
            {say(`notifications.${why()}`)}
          </p>
        )}
      </Show>
      <div class="try-it">
        <Button disabled={!sound() && !browser()} onClick={tryIt}>
          {say("notifications.tryIt")}
        </Button>
        <p class="field-told" role="status">
          {tried() ? say("notifications.tried") : ""}
        </p>
      </div>
    </fieldset>
  );
}

/** Why the browser shows none, if it does not. */
function hindranceNow() {
  const now = permission();
  return now === "granted" || now === "default" ? undefined : now;
}
