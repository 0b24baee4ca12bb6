import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { createHereWords } from "../rooms/hereWords.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { People } from "./People.tsx";

/** The people of a room on a screen too narrow for their column. */
export function PeopleSheet(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const here = createHereWords(useRoom());
  return (
    <Dialog open={props.open} onClose={props.onClose} from="below" title={here()} closeLabel={t("room.close")}>
      <People />
    </Dialog>
  );
}
