import Ellipsis from "lucide-solid/icons/ellipsis";
import Search from "lucide-solid/icons/search";
import Users from "lucide-solid/icons/users";
import { createSignal, Show } from "solid-js";
import { isGroup, type Options } from "../../server/rooms/options.ts";
import { useApi } from "../api.ts";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import { later } from "../later.ts";
import { useRoom } from "../live.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { createMedia, PHONE } from "../ui/media.ts";
import { Wanted } from "../Wanted.tsx";
import { createHereWords } from "./hereWords.ts";
import { RoomSign } from "./RoomSign.tsx";
import { SidebarButton } from "./SidebarButton.tsx";
import { Tags } from "./Tags.tsx";

const PeopleSheet = later(() => import("../presence/PeopleSheet.tsx"), "PeopleSheet");
const SearchRoom = later(() => import("../search/SearchRoom.tsx"), "SearchRoom");
const ShareRoom = later(() => import("../invites/ShareRoom.tsx"), "ShareRoom");
const RoomMenu = later(() => import("./RoomMenu.tsx"), "RoomMenu");

/** Which room this is, who is here, what happens to words; and what one can do with the room. */
export function TopBar(props: { narrow: boolean }) {
  const t = useWords();
  const house = useHouse();
  const room = useRoom();
  const phone = createMedia(PHONE);
  const [menuAt, openMenu] = createSignal<HTMLElement>();
  const [sharing, share] = createSignal(false);
  const [searching, seek] = createSignal(false);
  const [people, showPeople] = createSignal(false);
  /** Chosen in the menu: opens once the menu is gone. */
  let chosen: (() => void) | undefined;
  const choose = (open: () => void) => {
    chosen = open;
  };
  function openChosen(): void {
    chosen?.();
    chosen = undefined;
  }
  const options = () => room.state()?.view.options ?? house.cards[room.id];
  const here = () => room.signals.here || (house.cards[room.id]?.here ?? 0);

  return (
    <header class="top-bar">
      <SidebarButton />
      <div class="top-bar-words">
        <h1 class="top-bar-name">
          <RoomSign room={options()} />{" "}
          <bdi>{options()?.name ?? t(isGroup(room.id) ? "room.top.group" : "room.top.unknown")}</bdi>
          <Show when={!isGroup(room.id) && options()}>{(known) => <Tags room={known()} />}</Show>
        </h1>
        <Show when={!room.refusal()}>
          <About options={options()} />
        </Show>
      </div>
      <Show when={!phone() && !room.refusal()}>
        <IconButton label={t("room.top.search")} icon={Search} onClick={() => seek(true)} />
        <Show when={!isGroup(room.id)}>
          <Button onClick={() => share(true)}>{t("room.top.share")}</Button>
        </Show>
      </Show>
      <Show when={props.narrow && !room.refusal()}>
        <IconButton label={t("room.top.people", here())} icon={Users} onClick={() => showPeople(true)} />
      </Show>
      <Show when={!room.refusal()}>
        <IconButton
          label={t("room.top.menu")}
          icon={Ellipsis}
          aria-haspopup="menu"
          aria-expanded={menuAt() !== undefined}
          onClick={(event) => openMenu(event.currentTarget)}
        />
      </Show>
      <Wanted when={menuAt() !== undefined}>
        <RoomMenu
          at={menuAt()}
          onClose={() => openMenu(undefined)}
          onGone={openChosen}
          share={() => choose(() => share(true))}
          search={() => choose(() => seek(true))}
        />
      </Wanted>
      <Wanted when={searching()}>
        <SearchRoom open={searching()} onClose={() => seek(false)} />
      </Wanted>
      <Wanted when={sharing()}>
        <ShareRoom open={sharing()} onClose={() => share(false)} />
      </Wanted>
      <Wanted when={people()}>
        <PeopleSheet open={people() && props.narrow} onClose={() => showPeople(false)} />
      </Wanted>
    </header>
  );
}

function About(props: { options: Options | undefined }) {
  const t = useWords();
  const api = useApi();
  const room = useRoom();
  const here = createHereWords(room);
  const you = () => room.state()?.view.looks[room.state()?.you ?? ""]?.name;
  const words = () => {
    const { options } = props;
    const masked = options?.masks && you();
    return [
      here(),
      // What becomes of a group's words stands above them in full.
      options && !isGroup(room.id) && t(`frame.kept.${options.keep}`),
      options?.oneWay && t("room.top.oneWay"),
      masked && t("room.top.masked", masked),
      options && options.slow > 0 && t("room.top.slow", options.slow),
    ].filter(Boolean);
  };
  return (
    <p class="top-bar-about" title={[...words(), props.options?.topic].filter(Boolean).join(" · ")}>
      <span class="dot" classList={{ away: api.cutOff() }} aria-hidden="true" />
      {words().join(" · ")}
      <Show when={props.options?.topic}>
        {(topic) => (
          <>
            {" · "}
            <bdi>{topic()}</bdi>
          </>
        )}
      </Show>
    </p>
  );
}
