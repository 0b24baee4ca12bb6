import { createSignal, Match, onCleanup, Show, Switch } from "solid-js";
import { refusalOf, useApi } from "../api.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { LinkBox } from "../invites/LinkBox.tsx";
import { outside } from "../invites/outside.ts";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { wording } from "../wording.ts";
import { passPath } from "./passPath.ts";
import "./Passes.css";

/** A code for another device of one's own, for as long as it is on the screen. */
export function ShowPass(props: { onDone: () => void }) {
  const say = useMoreWords();
  const house = useHouse();
  const pass = createPass();
  const link = (token: string) => outside(house.address(), location).origin + passPath(token);
  return (
    <div class="pass">
      <Switch fallback={<Skeleton class="pass-skeleton" />}>
        <Match when={pass.problem()}>{(problem) => <p role="alert">{problem()}</p>}</Match>
        <Match when={pass.over() === "taken"}>
          <p role="status">{say("passes.taken")}</p>
        </Match>
        <Match when={pass.over() === "late"}>
          <p role="status">{say("passes.late")}</p>
        </Match>
        <Match when={pass.token()}>
          {(token) => (
            <>
              <p class="share-text">{say("passes.how")}</p>
              <LinkBox link={link(token())} name={house.me()?.name ?? ""} />
              <p class="field-told">
                {say("passes.left", pass.seconds())} {say("passes.secret")}
              </p>
            </>
          )}
        </Match>
      </Switch>
      <div class="dialog-acts">
        <Show when={pass.over() === "late" || pass.problem()}>
          <Button onClick={() => pass.another()}>{say("passes.another")}</Button>
        </Show>
        <Button onClick={() => props.onDone()}>{say("passes.done")}</Button>
      </div>
    </div>
  );
}

function createPass() {
  const say = useMoreWords();
  const { client } = useApi();
  const [token, setToken] = createSignal<string>();
  const [until, setUntil] = createSignal(0);
  const [now, setNow] = createSignal(Date.now());
  const [over, setOver] = createSignal<"taken" | "late">();
  const [problem, setProblem] = createSignal<string>();
  let following = follow();
  const ticking = setInterval(() => setNow(Date.now()), 1_000);
  onCleanup(() => {
    clearInterval(ticking);
    following.unsubscribe();
  });

  function follow() {
    return client.passes.show.subscribe(undefined, {
      onData(news) {
        if ("over" in news) return void setOver(news.over);
        setToken(news.token);
        setNow(Date.now());
        setUntil(Date.now() + news.ms);
      },
      onError(error) {
        const refusal = refusalOf(error);
        setProblem(refusal ? wording(refusal) : say("passes.noAnswer"));
      },
    });
  }

  function another(): void {
    following.unsubscribe();
    setToken(undefined);
    setOver(undefined);
    setProblem(undefined);
    following = follow();
  }

  const seconds = () => Math.max(0, Math.ceil((until() - now()) / 1_000));
  return { token, over, problem, seconds, another };
}
