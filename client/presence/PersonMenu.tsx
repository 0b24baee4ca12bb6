import Crown from "lucide-solid/icons/crown";
import Flag from "lucide-solid/icons/flag";
import Gavel from "lucide-solid/icons/gavel";
import Handshake from "lucide-solid/icons/handshake";
import Mic from "lucide-solid/icons/mic";
import MicOff from "lucide-solid/icons/mic-off";
import UserX from "lucide-solid/icons/user-x";
import { createMemo, createSignal } from "solid-js";
import { useHouse } from "../house.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { type Person, useRoom } from "../live.ts";
import { useActions } from "../messages/actions.ts";
import { createHosting } from "../rooms/hosting.ts";
import { isHost, moderates } from "../rooms/hosts.ts";
import { Confirm } from "../ui/Confirm.tsx";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";

const MINUTE_MS = 60_000;
const mutes = [
  { length: "short", ms: 5 * MINUTE_MS },
  { length: "middle", ms: 60 * MINUTE_MS },
  { length: "long", ms: 24 * 60 * MINUTE_MS },
] as const;

interface Asked {
  about: "removing" | "handingOver";
  person: Person;
}

/** What one can do about a person: anybody reports, hosts and moderators act. */
export function PersonMenu(props: { at: { person: Person; element: HTMLElement } | undefined; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const room = useRoom();
  const words = useModerationWords();
  const house = useHouse();
  const actions = useActions();
  const hosting = createHosting(room);
  const [asked, ask] = createSignal<Asked>();
  const entries = () => (props.at ? entriesFor(props.at.person) : []);

  function entriesFor(person: Person): MenuEntry[] {
    const { mask } = person;
    const view = room.state()?.view;
    const hosts = isHost(room);
    const asHost: (MenuEntry | false)[] = [
      ...((view?.muted[mask] ?? 0) > Date.now()
        ? [{ label: say("hosting.unmute"), icon: Mic, onSelect: () => void hosting.mute(mask, 0) }]
        : mutes.map(({ length, ms }) => ({
            label: say(`hosting.mute.${length}`),
            icon: MicOff,
            onSelect: () => void hosting.mute(mask, ms),
          }))),
      !view?.hosts[mask] && {
        label: say("hosting.nameHost"),
        icon: Crown,
        onSelect: () => void hosting.nameHost(mask),
      },
      {
        label: say("hosting.handingOver.act"),
        icon: Handshake,
        onSelect: () => ask({ about: "handingOver", person }),
      },
      {
        label: say("hosting.removing.act"),
        icon: UserX,
        danger: true,
        onSelect: () => ask({ about: "removing", person }),
      },
    ];
    const all: (MenuEntry | false)[] = [
      ...(hosts ? asHost : []),
      {
        label: words("report.entry"),
        icon: Flag,
        opens: true,
        onSelect: () => actions.report({ room: room.id, whom: mask, name: person.name }),
      },
      moderates(house, room) && {
        label: words("entry"),
        icon: Gavel,
        opens: true,
        danger: true,
        onSelect: () =>
          actions.actOn({
            target: { room: room.id, whom: mask },
            name: person.name,
            room: room.id,
            everywhere: house.role() !== undefined,
          }),
      },
    ];
    return all.filter((entry) => entry !== false);
  }

  const doIt = async () => {
    const wanted = asked();
    if (!wanted) return true;
    const { mask } = wanted.person;
    return wanted.about === "removing" ? hosting.remove(mask) : hosting.handOver(mask);
  };
  // Stays while the question fades away.
  const last = createMemo((before: Asked | undefined) => asked() ?? before);
  const about = () => last()?.about ?? "removing";

  return (
    <>
      <Menu
        label={t("room.people.actions", props.at?.person.name ?? "")}
        entries={entries()}
        open={props.at !== undefined}
        onOpenChange={(open) => !open && props.onClose()}
        at={() => props.at?.element}
      />
      <Confirm
        open={asked() !== undefined}
        onClose={() => ask(undefined)}
        title={say(`hosting.${about()}.title`, last()?.person.name ?? "")}
        text={say(`hosting.${about()}.text`)}
        act={say(`hosting.${about()}.act`)}
        cancel={t("frame.cancel")}
        closeLabel={t("frame.close")}
        onConfirm={doIt}
      />
    </>
  );
}
