import { useLocation, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, Show } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { usePanels } from "../panels.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";

/** Where a host link leads. It is used up by a press, not by looking: some programs open links by themselves. */
export function HostLink() {
  const say = useDeskWords();
  const house = useHouse();
  const api = useApi();
  const toast = useToast();
  const panels = usePanels();
  const navigate = useNavigate();
  const location = useLocation();
  const asking = createAsking();
  const [accepted, setAccepted] = createSignal(false);
  const token = () => /^\/host\/([^/]+)\/?$/.exec(location.pathname)?.[1] ?? "";
  const guest = () => house.me() && !house.account();

  async function accept(): Promise<void> {
    const wish = { token: token() };
    const done = await asking.ask(() => api.change(async () => (await api.overHttp()).roles.becomeHost.mutate(wish)));
    if (done) setAccepted(true);
  }

  // The page comes back with another session first.
  createEffect(() => {
    if (!accepted() || house.role() !== "host") return;
    toast({ text: say("link.done") });
    navigate("/desk", { replace: true });
  });

  return (
    <main class="page">
      <div class="page-head">
        <SidebarButton />
        <h1>{say("title")}</h1>
      </div>
      <Show
        when={accepted() || house.role() !== "host"}
        fallback={
          <Blank title={say("link.already")}>
            <Button kind="main" onClick={() => navigate("/desk")}>
              {say("link.toDesk")}
            </Button>
          </Blank>
        }
      >
        <Blank title={say("link.title")} text={say("link.text")}>
          <p class="blank-text">{say(guest() ? "link.lapsesForGood" : "link.lapses")}</p>
          <Show when={asking.problem()}>
            {(problem) => (
              <p class="desk-problem" role="alert">
                {problem()}
              </p>
            )}
          </Show>
          <div class="host-link-acts">
            <Button kind="main" busy={asking.waiting() || accepted() || !house.me()} onClick={() => void accept()}>
              {say("link.accept")}
            </Button>
            <Show when={guest() && house.maySignUp() && !accepted()}>
              <Button onClick={() => panels.show("your-look")}>{say("link.signUpFirst")}</Button>
            </Show>
          </div>
        </Blank>
      </Show>
    </main>
  );
}
