import { createSignal } from "solid-js";
import { NOTE_CHARS } from "../../server/limits.ts";
import type { Ground } from "../../server/moderation/events.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { Field } from "../ui/Field.tsx";
import { GroundField } from "./GroundField.tsx";

type WhyReported = ReturnType<typeof createWhy>;

/** Why something is reported, as far as it was said. */
export function createWhy() {
  const [ground, setGround] = createSignal<Ground>("harassment");
  const [line, setLine] = createSignal("");
  return { said: () => ({ ground: ground(), line: line() }), ground, setGround, line, setLine };
}

export function ReportFields(props: { why: WhyReported; problem: string | undefined }) {
  const say = useModerationWords();
  return (
    <>
      <GroundField label={say("report.ground")} value={props.why.ground()} onChange={props.why.setGround} />
      <Field
        label={say("report.line")}
        hint={say("report.lineHint")}
        value={props.why.line()}
        maxlength={NOTE_CHARS}
        problem={props.problem}
        onInput={(event) => props.why.setLine(event.currentTarget.value)}
      />
    </>
  );
}
