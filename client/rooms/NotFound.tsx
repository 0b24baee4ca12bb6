import { useNavigate } from "@solidjs/router";
import { useWords } from "../i18n/words.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { SidebarButton } from "./SidebarButton.tsx";

export function NotFound() {
  const t = useWords();
  const navigate = useNavigate();
  return (
    <main class="page">
      <SidebarButton />
      <Blank title={t("frame.notFound.title")} text={t("frame.notFound.text")}>
        <Button onClick={() => navigate("/discover")}>{t("frame.notFound.toDiscover")}</Button>
      </Blank>
    </main>
  );
}
