import { createSignal, Match, Show, Switch } from "solid-js";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { isHost } from "../rooms/hosts.ts";
import { pathOf } from "../rooms/paths.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { LinkBox } from "./LinkBox.tsx";
import { LinkForm } from "./LinkForm.tsx";
import { createLinks, LinkList } from "./LinkList.tsx";
import { outside, WHO_CAN_COME } from "./outside.ts";
import { SeenAs } from "./SeenAs.tsx";
import "./ShareRoom.css";

/** The way in for others: a public room's address, or the links of a private one. */
export function ShareRoom(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const room = useRoom();
  const house = useHouse();
  const options = () => room.state()?.view.options;
  const way = () => outside(house.address(), location);
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say("invites.title", options()?.name ?? "")}
      closeLabel={t("frame.close")}
    >
      <Switch>
        <Match when={options()?.found === "everybody"}>
          <p class="share-text">{say(WHO_CAN_COME[way().reach])}</p>
          <LinkBox link={way().origin + pathOf(room.id)} name={options()?.name ?? ""} />
        </Match>
        <Match when={isHost(room)}>
          <PrivateLinks way={way()} />
        </Match>
        <Match when={true}>
          <p class="share-text">{say("invites.hostsOnly")}</p>
        </Match>
      </Switch>
      <Show when={isHost(room)}>
        <SeenAs />
      </Show>
    </Dialog>
  );
}

function PrivateLinks(props: { way: ReturnType<typeof outside> }) {
  const say = useMoreWords();
  const room = useRoom();
  const links = createLinks(room.id);
  const [token, setToken] = createSignal<string>();

  function made(fresh: string): void {
    setToken(fresh);
    void links.load();
  }

  return (
    <div class="dialog-form">
      <p class="share-text">{say("invites.privateText")}</p>
      <Show when={token()} fallback={<LinkForm room={room.id} onMade={made} />}>
        {(fresh) => (
          <>
            <Show when={props.way.reach !== "everybody"}>
              <p class="share-text">{say(WHO_CAN_COME[props.way.reach])}</p>
            </Show>
            <LinkBox
              link={`${props.way.origin}/i/${fresh()}`}
              name={room.state()?.view.options.name ?? ""}
              onAnother={() => setToken(undefined)}
            />
            <p class="field-told">{say("invites.fresh")}</p>
          </>
        )}
      </Show>
      <LinkList links={links} />
    </div>
  );
}
