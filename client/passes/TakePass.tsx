import { useLocation, useNavigate } from "@solidjs/router";
import { createResource, Match, Show, Suspense, Switch } from "solid-js";
import { refusalOf, useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { comeAsAnother } from "../comeAsAnother.ts";
import { useMoreWords } from "../i18n/more.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { wording } from "../wording.ts";
import { passIn } from "./passPath.ts";
import "../invites/ShareRoom.css";
import "./Passes.css";

/** Where a code of another device leads: whom one would be here, and whether one wants to be. */
export function TakePass() {
  const say = useMoreWords();
  const { client } = useApi();
  const location = useLocation();
  const token = () => passIn(location.hash);
  const [seen] = createResource(token, async (token) => {
    try {
      return { look: await client.passes.look.query({ token }) };
    } catch (problem) {
      return { refusal: refusalOf(problem) ?? { reason: "failed" as const } };
    }
  });
  return (
    <main class="invitation">
      <div class="page-head">
        <SidebarButton />
      </div>
      <Suspense
        fallback={
          <div class="invitation-card" role="status" aria-busy="true" aria-label={say("passes.looking")}>
            <Skeleton width="2/3" />
            <Skeleton width="1/2" />
          </div>
        }
      >
        <Switch>
          <Match when={seen()?.refusal}>
            {(refusal) => (
              <>
                <h1 class="sr-only">{say("passes.title")}</h1>
                <Blank failed title={say("passes.overTitle")} text={wording(refusal())} />
              </>
            )}
          </Match>
          <Match when={seen()?.look}>{(look) => <Whether token={token()} look={look()} />}</Match>
        </Switch>
      </Suspense>
    </main>
  );
}

type Seen = Awaited<ReturnType<ReturnType<typeof useApi>["client"]["passes"]["look"]["query"]>>;

function Whether(props: { token: string; look: Seen }) {
  const say = useMoreWords();
  const api = useApi();
  const navigate = useNavigate();
  const asking = createAsking();

  async function take(): Promise<void> {
    const { token } = props;
    const taken = await asking.ask(() => api.change(async () => (await api.overHttp()).passes.take.mutate({ token })));
    if (taken) comeAsAnother();
  }

  return (
    <section class="invitation-card" aria-labelledby="pass-title">
      <h1 id="pass-title" class="dialog-title">
        {say("passes.title")}
      </h1>
      <div class="pass-who">
        <Avatar hue={props.look.hue} face={props.look.face} avatar={props.look.avatar} />
        <Name hue={props.look.hue} name={props.look.name} />
      </div>
      <p class="field-told">{say(props.look.already ? "passes.already" : "passes.whether")}</p>
      <Show when={asking.problem()}>{(problem) => <p role="alert">{problem()}</p>}</Show>
      <div class="dialog-acts">
        <Button onClick={() => navigate("/")}>{say("passes.stay")}</Button>
        <Show when={!props.look.already}>
          <Button kind="main" busy={asking.waiting()} onClick={() => void take()}>
            {say("passes.take", props.look.name)}
          </Button>
        </Show>
      </div>
    </section>
  );
}
