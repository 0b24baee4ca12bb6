import { useLocation } from "@solidjs/router";
import { createResource, Match, Show, Suspense, Switch } from "solid-js";
import { refusalOf, useApi } from "../api.ts";
import { useMoreWords } from "../i18n/more.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { wording } from "../wording.ts";
import { ComeIn } from "./ComeIn.tsx";
import "./ShareRoom.css";

/** Where a link leads: which room it is, and the way in. */
export function Invitation() {
  const say = useMoreWords();
  const { client } = useApi();
  const location = useLocation();
  const token = () => location.pathname.slice("/i/".length);
  const [look, { refetch }] = createResource(token, async (token) => {
    try {
      return await client.invites.look.query({ token });
    } catch (problem) {
      return { refusal: refusalOf(problem) };
    }
  });
  const found = () => {
    const seen = look();
    return seen && "room" in seen ? seen : undefined;
  };
  const refusal = () => {
    const seen = look();
    return seen && "refusal" in seen ? seen : undefined;
  };
  return (
    <main class="invitation">
      <div class="page-head">
        <SidebarButton />
      </div>
      <Suspense fallback={<Looking />}>
        <Show when={!found()}>
          <h1 class="sr-only">{say("invites.invitation")}</h1>
        </Show>
        <Switch>
          <Match when={refusal()}>
            {(seen) => (
              <Blank failed title={say("invites.overTitle")} text={wording(seen().refusal ?? { reason: "failed" })}>
                <Button onClick={() => void refetch()}>{say("invites.again")}</Button>
              </Blank>
            )}
          </Match>
          <Match when={found()}>
            {(seen) => <ComeIn token={token()} room={seen().room} name={seen().name} passcode={seen().passcode} />}
          </Match>
        </Switch>
      </Suspense>
    </main>
  );
}

function Looking() {
  const say = useMoreWords();
  return (
    <div class="invitation-card" role="status" aria-busy="true" aria-label={say("invites.looking")}>
      <Skeleton width="1/3" />
      <Skeleton width="2/3" />
      <Skeleton width="1/2" />
    </div>
  );
}
