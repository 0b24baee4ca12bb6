import { Show } from "solid-js";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { usePanels } from "../panels.ts";
import { Button } from "../ui/Button.tsx";

/** Leads a host to sign up who would be out within days. */
export function StayHost() {
  const say = useDeskWords();
  const house = useHouse();
  const panels = usePanels();
  return (
    <Show when={house.role() === "host" && !house.account() && house.maySignUp()}>
      <section class="panel stay-host" aria-label={say("stay.title")}>
        <div class="desk-row-name">
          <h2>{say("stay.title")}</h2>
          <p class="desk-hint">{say("stay.text")}</p>
        </div>
        <Button kind="main" onClick={() => panels.show("your-look")}>
          {say("stay.signUp")}
        </Button>
      </section>
    </Show>
  );
}
