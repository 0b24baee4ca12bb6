import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Segments } from "../ui/Segments.tsx";
import { DeviceSwitches } from "./DeviceSwitches.tsx";
import { LEVELS } from "./levels.ts";

/** Of what in this room one wants to be told, and how. */
export function NotificationSettings(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say("notifications.title")}
      closeLabel={t("frame.close")}
    >
      <div class="dialog-form">
        <LevelField />
        <div class="dialog-section">
          <DeviceSwitches />
        </div>
      </div>
    </Dialog>
  );
}

function LevelField() {
  const say = useMoreWords();
  const house = useHouse();
  const room = useRoom();
  const level = () => house.levelOf(room.id);
  return (
    <div class="level-field">
      <Segments
        label={say("notifications.level", room.state()?.view.options.name ?? "")}
        options={LEVELS.map((value) => ({ value, label: say(`notifications.levels.${value}`) }))}
        value={level()}
        onChange={(chosen) => house.setLevel(room.id, chosen)}
      />
      <p class="field-told" aria-live="polite">
        {say(`notifications.levelTexts.${level()}`)}
      </p>
    </div>
  );
}
