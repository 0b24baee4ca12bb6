import { Show } from "solid-js";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import type { ViewProps } from "./views.ts";
import "./Account.css";

/** Whether one is a guest, and the way to be more. */
export function AccountField(props: ViewProps) {
  const say = useMoreWords();
  const house = useHouse();
  return (
    <section class="dialog-section" aria-labelledby="account-label">
      <h3 id="account-label" class="field-label">
        {say("account.label")}
      </h3>
      <Show
        when={house.account()}
        fallback={
          <>
            <p class="field-told">{say("account.guest")}</p>
            <div class="section-acts">
              <Show when={house.maySignUp()}>
                <Button onClick={() => props.go({ at: "signUp" })}>{say("account.signUp")}</Button>
              </Show>
              <Button kind="quiet" onClick={() => props.go({ at: "logIn" })}>
                {say("account.logIn")}
              </Button>
            </div>
          </>
        }
      >
        {(name) => (
          <div class="section-acts">
            <p class="account-name" dir="auto">
              {say("account.signedUpAs", name())}
            </p>
            <Button onClick={() => props.go({ at: "manage" })}>{say("account.manage")}</Button>
          </div>
        )}
      </Show>
    </section>
  );
}
