import type { JSX } from "solid-js";
import { createResource, For, Show } from "solid-js";
import type { Look } from "../../server/people/events.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { useToast } from "../ui/Toast.tsx";
import { Asked } from "./Parts.tsx";

type Keeper = Look & { person: string };

/** Who looks after the house. */
export function Keepers() {
  const say = useDeskWords();
  const house = useHouse();
  const { client } = useApi();
  const attempt = createAttempt();
  const toast = useToast();
  const [keepers, { refetch }] = createResource(() => client.roles.all.query());

  async function end({ person, name }: Keeper): Promise<void> {
    if (!(await attempt(() => client.roles.endModerator.mutate({ whom: person })))) return;
    toast({ text: say("keepers.ended", name) });
    await refetch();
  }

  return (
    <section class="panel" aria-label={say("keepers.title")}>
      <Asked answer={keepers} again={() => void refetch()}>
        {(all) => (
          <>
            <h2>{say("keepers.hosts")}</h2>
            <ul class="desk-list">
              <For each={all().hosts}>{(one) => <KeeperRow keeper={one} />}</For>
            </ul>
            <h2>{say("keepers.moderators")}</h2>
            <ul class="desk-list">
              <For each={all().moderators} fallback={<li class="desk-none">{say("keepers.none")}</li>}>
                {(one) => (
                  <KeeperRow keeper={one}>
                    <Show when={house.role() === "host"}>
                      <Button aria-label={say("keepers.endOf", one.name)} onClick={() => void end(one)}>
                        {say("keepers.end")}
                      </Button>
                    </Show>
                  </KeeperRow>
                )}
              </For>
            </ul>
          </>
        )}
      </Asked>
    </section>
  );
}

function KeeperRow(props: { keeper: Keeper; children?: JSX.Element }) {
  return (
    <li class="desk-row">
      <Avatar hue={props.keeper.hue} face={props.keeper.face} size="s" />
      <Name class="desk-row-name" hue={props.keeper.hue} name={props.keeper.name} />
      {props.children}
    </li>
  );
}
