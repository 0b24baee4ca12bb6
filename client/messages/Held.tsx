import Clock from "lucide-solid/icons/clock";
import { createSignal, onCleanup } from "solid-js";
import { useWords } from "../i18n/words.tsx";

/** When words go out that had to wait: as in slow mode. */
export function Held(props: { until: number }) {
  const t = useWords();
  const [now, setNow] = createSignal(Date.now());
  const ticking = setInterval(() => setNow(Date.now()), 250);
  onCleanup(() => clearInterval(ticking));
  const seconds = () => Math.max(1, Math.ceil((props.until - now()) / 1_000));
  return (
    <p class="standing">
      <Clock size={13} strokeWidth={2} aria-hidden="true" />
      {t("room.unsaid.held", seconds())}
    </p>
  );
}
