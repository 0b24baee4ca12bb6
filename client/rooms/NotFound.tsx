import { useNavigate } from "@solidjs/router";
import { useWords } from "../i18n/words.tsx";
import { Button } from "../ui/Button.tsx";
import { SidebarButton } from "./SidebarButton.tsx";

export function NotFound() {
  const t = useWords();
  const navigate = useNavigate();
  return (
    <main class="page">
      <div class="page-head">
        <SidebarButton />
        <h1>{t("frame.notFound.title")}</h1>
      </div>
      <p class="mb-4 text-ink-2">{t("frame.notFound.text")}</p>
      <Button onClick={() => navigate("/discover")}>{t("frame.notFound.toDiscover")}</Button>
    </main>
  );
}
