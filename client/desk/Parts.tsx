// What the screens of the desk have in common.
import type { Accessor, JSX, Resource } from "solid-js";
import { createMemo, Match, Switch } from "solid-js";
import { useDeskWords } from "../i18n/desk.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

export function Waiting() {
  const say = useDeskWords();
  return (
    <div class="desk-waiting" role="status" aria-busy="true">
      <span class="sr-only">{say("waiting")}</span>
      <Skeleton width="2/3" />
      <Skeleton width="1/2" />
      <Skeleton width="3/5" />
    </div>
  );
}

/** What was asked of the house: on its way, not come, or there. What is there stays while it is asked anew. */
export function Asked<Answer>(props: {
  answer: Resource<Answer>;
  again: () => void;
  children: (answer: Accessor<Answer>) => JSX.Element;
}) {
  const say = useDeskWords();
  // To read it throws while there is an error.
  const got = createMemo<Answer | undefined>((before) =>
    props.answer.error ? before : (props.answer.latest ?? before),
  );
  return (
    <Switch>
      <Match when={got()}>{(answer) => props.children(answer as Accessor<Answer>)}</Match>
      <Match when={props.answer.error}>
        <Blank failed title={say("failed")}>
          <Button onClick={() => props.again()}>{say("tryAgain")}</Button>
        </Blank>
      </Match>
      <Match when={true}>
        <Waiting />
      </Match>
    </Switch>
  );
}
