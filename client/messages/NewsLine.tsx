import type { Mask } from "../../server/messages/events.ts";
import type { News } from "../../server/rooms/news.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { timeOf } from "./times.ts";

/** What a host did, in one line. */
export function NewsLine(props: { news: News }) {
  const t = useWords();
  const say = useMoreWords();
  const room = useRoom();
  const named = (mask: Mask | undefined) =>
    mask === room.state()?.you ? undefined : (room.state()?.view.looks[mask ?? ""]?.name ?? t("room.somebody"));
  const words = () => {
    const { by, deed } = props.news;
    const host = by === undefined ? say("hosting.news.house") : named(by);
    if (deed.kind === "changed") return say("hosting.news.changed", host, deed.to);
    if (deed.kind === "ended") return say("hosting.news.ended", named(deed.whom));
    if (deed.kind === "muted" && deed.until <= props.news.at)
      return say("hosting.news.unmuted", host, named(deed.whom));
    if (deed.kind === "muted") return say("hosting.news.muted", host, named(deed.whom), timeOf(deed.until));
    if (deed.kind === "filter") return say("hosting.news.filter", host);
    return say(`hosting.news.${deed.kind}`, host, named(deed.whom));
  };
  return (
    <p class="notices">
      <span dir="auto">{words()}</span>
    </p>
  );
}
