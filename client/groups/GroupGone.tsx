import { useNavigate } from "@solidjs/router";
import { useMoreWords } from "../i18n/more.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";

/** In the place of a group that one is not in, or that is no more: from outside, both look the same. */
export function GroupGone() {
  const say = useMoreWords();
  const navigate = useNavigate();
  return (
    <Blank failed title={say("groups.gone.title")} text={say("groups.gone.text")}>
      <div class="room-refused-acts">
        <Button onClick={() => navigate("/discover")}>{say("doors.toDiscover")}</Button>
        <Button kind="main" onClick={() => navigate("/meet")}>
          {say("groups.gone.again")}
        </Button>
      </div>
    </Blank>
  );
}
