import { useLocation, useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";

/** Where a host link leads. It is used up by a press, not by looking: some programs open links by themselves. */
export function HostLink() {
  const say = useDeskWords();
  const house = useHouse();
  const { client } = useApi();
  const toast = useToast();
  const navigate = useNavigate();
  const location = useLocation();
  const asking = createAsking();
  const token = () => /^\/host\/([^/]+)\/?$/.exec(location.pathname)?.[1] ?? "";

  async function accept(): Promise<void> {
    const done = await asking.ask(() => client.roles.becomeHost.mutate({ token: token() }));
    if (!done) return;
    toast({ text: say("link.done") });
    navigate("/desk", { replace: true });
  }

  return (
    <main class="page">
      <div class="page-head">
        <SidebarButton />
        <h1>{say("title")}</h1>
      </div>
      <Show
        when={house.role() !== "host"}
        fallback={
          <Blank title={say("link.already")}>
            <Button kind="main" onClick={() => navigate("/desk")}>
              {say("link.toDesk")}
            </Button>
          </Blank>
        }
      >
        <Blank title={say("link.title")} text={say("link.text")}>
          <Show when={asking.problem()}>
            {(problem) => (
              <p class="desk-problem" role="alert">
                {problem()}
              </p>
            )}
          </Show>
          <Button kind="main" busy={asking.waiting() || !house.me()} onClick={() => void accept()}>
            {say("link.accept")}
          </Button>
        </Blank>
      </Show>
    </main>
  );
}
