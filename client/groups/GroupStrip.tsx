import Shuffle from "lucide-solid/icons/shuffle";
import { Show } from "solid-js";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useRoom } from "../live.ts";
import { Button } from "../ui/Button.tsx";
import { createParting, PartingQuestion } from "./parting.tsx";
import "./Groups.css";

/** Above the words of a group: what becomes of them, or that one is the last; and the way on to others. */
export function GroupStrip() {
  const say = useMoreWords();
  const room = useRoom();
  const house = useHouse();
  const parting = createParting();
  const alone = () => house.cards[room.id]?.here === 1;
  return (
    <div class="group-strip" classList={{ alone: alone() }}>
      <p role="status">
        <Show when={alone()} fallback={say("groups.room.kept")}>
          {say("groups.room.alone")}
        </Show>
      </p>
      <Button title={say("groups.room.nextHint")} onClick={() => parting.want("next")}>
        <Shuffle size={16} strokeWidth={1.75} aria-hidden="true" />
        {say("groups.room.next")}
      </Button>
      <PartingQuestion parting={parting} />
    </div>
  );
}
