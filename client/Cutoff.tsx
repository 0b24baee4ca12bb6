import { createSignal, onCleanup, Show } from "solid-js";
import { useApi } from "./api.ts";
import { useHouse } from "./house.ts";
import { useWords } from "./i18n/words.tsx";
import { Button } from "./ui/Button.tsx";

/** The line that says that the house is out of reach, and what happens meanwhile. */
export function Cutoff() {
  const t = useWords();
  const api = useApi();
  const house = useHouse();
  const online = createOnline();
  const words = () => {
    if (!online()) return t("frame.connection.offline");
    return house.me() ? t("frame.connection.lost") : t("frame.connection.neverCame");
  };
  return (
    // Stands before it has words: a live region that comes with them is not read out.
    <div role="status">
      <Show when={api.cutOff()}>
        <div class="cutoff">
          <p>{words()}</p>
          <Button kind="quiet" onClick={() => api.check()}>
            {t("frame.connection.tryNow")}
          </Button>
        </div>
      </Show>
    </div>
  );
}

function createOnline() {
  const [online, setOnline] = createSignal(navigator.onLine);
  const update = () => setOnline(navigator.onLine);
  addEventListener("online", update);
  addEventListener("offline", update);
  onCleanup(() => {
    removeEventListener("online", update);
    removeEventListener("offline", update);
  });
  return online;
}
