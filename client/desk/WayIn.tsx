import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useMoreWords } from "../i18n/more.ts";
import { LinkBox } from "../invites/LinkBox.tsx";
import { outside, WHO_CAN_COME } from "../invites/outside.ts";
import { SeenAs } from "../invites/SeenAs.tsx";

/** Where others find the house at this moment, and whether what stands in front of it tells it who comes. */
export function WayIn() {
  const say = useDeskWords();
  const sayOfInvites = useMoreWords();
  const house = useHouse();
  const way = () => outside(house.address(), location);
  return (
    <section class="panel way-in" aria-labelledby="way-in">
      <h2 id="way-in">{say("wayIn.title")}</h2>
      <p class="desk-hint">{sayOfInvites(WHO_CAN_COME[way().reach])}</p>
      <LinkBox link={way().origin} name={say("wayIn.house")} />
      <SeenAs />
    </section>
  );
}
