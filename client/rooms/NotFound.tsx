import { useNavigate } from "@solidjs/router";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { SidebarButton } from "./SidebarButton.tsx";

export function NotFound() {
  const say = useMoreWords();
  const navigate = useNavigate();
  return (
    <main class="page">
      <div class="page-head">
        <SidebarButton />
        <h1>{say("doors.notFound.title")}</h1>
      </div>
      <p class="page-text">{say("doors.notFound.text")}</p>
      <Button onClick={() => navigate("/discover")}>{say("doors.notFound.toDiscover")}</Button>
    </main>
  );
}
