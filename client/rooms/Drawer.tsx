import { useWords } from "../i18n/words.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Sidebar } from "./Sidebar.tsx";

/** The sidebar on a phone: slides in from where lines begin. */
export function Drawer(props: { open: boolean; onClose: () => void; onGone: () => void }) {
  const t = useWords();
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      onGone={() => props.onGone()}
      title={t("frame.sidebar.rooms")}
      closeLabel={t("frame.close")}
      from="start"
      hideTitle
    >
      <Sidebar />
    </Dialog>
  );
}
