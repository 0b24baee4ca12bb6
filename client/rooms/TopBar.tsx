import { useNavigate } from "@solidjs/router";
import Ellipsis from "lucide-solid/icons/ellipsis";
import Users from "lucide-solid/icons/users";
import { createMemo, createSignal, lazy, Show, Suspense } from "solid-js";
import { refusalOf, useApi } from "../api.ts";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { createMedia, PHONE } from "../ui/media.ts";
import { useToast } from "../ui/Toast.tsx";
import { wording } from "../wording.ts";
import { forgetLastRoom } from "./paths.ts";
import { SidebarButton } from "./SidebarButton.tsx";

const PeopleSheet = lazy(() => import("../presence/PeopleSheet.tsx").then((file) => ({ default: file.PeopleSheet })));
const RoomMenu = lazy(() => import("./RoomMenu.tsx").then((file) => ({ default: file.RoomMenu })));

/** Which room this is, who is here, what happens to words; and what one can do with the room. */
export function TopBar(props: { narrow: boolean }) {
  const t = useWords();
  const house = useHouse();
  const room = useRoom();
  const phone = createMedia(PHONE);
  const deeds = createDeeds();
  const [menuAt, openMenu] = createSignal<HTMLElement>();
  const [people, showPeople] = createSignal(false);
  const menuWanted = createMemo((before: boolean) => before || menuAt() !== undefined, false);
  const peopleWanted = createMemo((before: boolean) => before || people(), false);
  const card = () => room.state()?.view ?? house.cards[room.id];
  const here = () => room.signals.here || (house.cards[room.id]?.here ?? 0);

  return (
    <header class="top-bar">
      <SidebarButton />
      <div class="top-bar-words">
        <h1 class="top-bar-name">
          <span aria-hidden="true">#</span> <bdi>{card()?.name ?? room.id}</bdi>
        </h1>
        <Show when={!room.refusal()}>
          <About here={here()} card={card()} />
        </Show>
      </div>
      <Show when={!phone() && !room.refusal()}>
        <Button onClick={() => void deeds.share()}>{t("room.top.share")}</Button>
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
      <Suspense>
        <Show when={menuWanted()}>
          <RoomMenu at={menuAt()} onClose={() => openMenu(undefined)} {...deeds} />
        </Show>
        <Show when={peopleWanted()}>
          <PeopleSheet open={people() && props.narrow} onClose={() => showPeople(false)} />
        </Show>
      </Suspense>
    </header>
  );
}

function About(props: { here: number; card: { slow: number; topic: string } | undefined }) {
  const t = useWords();
  const api = useApi();
  return (
    <p class="top-bar-about">
      <span class="dot" classList={{ away: api.cutOff() }} aria-hidden="true" />
      {t("room.top.here", props.here)} · {t("room.top.kept")}
      <Show when={props.card?.slow}>{(slow) => <> · {t("room.top.slow", slow())}</>}</Show>
      <Show when={props.card?.topic}>
        {(topic) => (
          <>
            {" · "}
            <bdi title={topic()}>{topic()}</bdi>
          </>
        )}
      </Show>
    </p>
  );
}

function createDeeds() {
  const t = useWords();
  const { client } = useApi();
  const house = useHouse();
  const room = useRoom();
  const toast = useToast();
  const navigate = useNavigate();
  const name = () => room.state()?.view.name ?? room.id;

  async function copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      toast({ text: t("room.top.linkCopied") });
    } catch {
      // Not allowed here, as on a page without https.
      toast({ text: t("room.top.linkNotCopied") });
    }
  }

  return {
    copyLink,
    /** The phone's own sheet where there is one. */
    async share(): Promise<void> {
      const what = { title: t("room.top.shareTitle", name()), url: location.href };
      if (!matchMedia("(pointer: coarse)").matches || !navigator.canShare?.(what)) return copyLink();
      // Whoever closes the sheet without sharing has not failed.
      await navigator.share(what).catch(() => undefined);
    },
    async leave(): Promise<void> {
      try {
        await client.rooms.leave.mutate({ room: room.id });
        house.left(room.id);
        forgetLastRoom(room.id);
        toast({ text: t("room.top.left", name()) });
        navigate("/discover");
      } catch (problem) {
        toast({ text: wording(t, refusalOf(problem) ?? { reason: "failed" }) });
      }
    },
  };
}
