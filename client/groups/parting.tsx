// Ways out of a group: on to others, out, or out for good with a report.
import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal } from "solid-js";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { Confirm } from "../ui/Confirm.tsx";
import { useToast } from "../ui/Toast.tsx";
import { ReportAndLeave } from "./ReportAndLeave.tsx";

type Parting = "next" | "leave" | "report";

/** Those that are asked by what follows. */
type Question = Exclude<Parting, "report">;

export function createParting() {
  const say = useMoreWords();
  const room = useRoom();
  const house = useHouse();
  const { client } = useApi();
  const navigate = useNavigate();
  const toast = useToast();
  const attempt = createAttempt();
  const [asked, ask] = createSignal<Parting>();

  async function part(how: Parting): Promise<boolean> {
    const code = room.state()?.view.options.name ?? "";
    const done = await attempt(async () => {
      if (how === "report") await client.groups.avoid.mutate({ room: room.id });
      await client.rooms.leave.mutate({ room: room.id });
    });
    if (!done) return false;
    house.left(room.id);
    if (how !== "next") toast({ text: say(how === "report" ? "groups.report.sent" : "groups.room.left", code) });
    navigate(how === "next" ? "/meet" : "/discover");
    return true;
  }

  /** There is no way back, so it is asked; but not where there is nobody and nothing to lose. */
  function want(how: Parting): void {
    const isNothingLost = (house.cards[room.id]?.here ?? 0) < 2 || room.state()?.view.posted === 0;
    if (how !== "report" && isNothingLost) void part(how);
    else ask(how);
  }

  return { want, asked, part, close: () => ask(undefined) };
}

export function PartingQuestion(props: { parting: ReturnType<typeof createParting> }) {
  const t = useWords();
  const say = useMoreWords();
  // Stays while the question fades away.
  const how = createMemo((before: Question) => {
    const asked = props.parting.asked();
    return asked === undefined || asked === "report" ? before : asked;
  }, "leave" as Question);
  return (
    <>
      <Confirm
        open={props.parting.asked() === how()}
        onClose={props.parting.close}
        title={say(`groups.asking.${how()}.title`)}
        text={say(`groups.asking.${how()}.text`)}
        act={say(`groups.asking.${how()}.act`)}
        cancel={t("frame.cancel")}
        closeLabel={t("frame.close")}
        onConfirm={() => props.parting.part(how())}
      />
      <ReportAndLeave
        open={props.parting.asked() === "report"}
        onClose={props.parting.close}
        onSent={() => props.parting.part("report")}
      />
    </>
  );
}
