import { createResource, createSignal, onCleanup, Show } from "solid-js";
import { useApi } from "../api.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { Segments } from "../ui/Segments.tsx";
import { Asked } from "./Parts.tsx";
import { Queue } from "./Queue.tsx";

/** While somebody looks. */
const LOOK_AGAIN_MS = 5_000;
const MB = 1_000_000;

/** How the house does, and what waits. */
export function Now() {
  const say = useDeskWords();
  const { client } = useApi();
  const [span, setSpan] = createSignal<"hour" | "day">("hour");
  const [numbers, { refetch }] = createResource(() => client.desk.now.query());
  const looking = setInterval(() => void refetch(), LOOK_AGAIN_MS);
  onCleanup(() => clearInterval(looking));
  return (
    <>
      <Asked answer={numbers} again={() => void refetch()}>
        {(now) => {
          const series = (of: "people" | "perMinute" | "syncMs" | "memory") => now()[span()].map((point) => point[of]);
          return (
            <>
              <div class="tiles">
                <Tile label={say("now.people")} value={count(now().people)} series={series("people")}>
                  {say("now.sockets", now().sockets)}
                </Tile>
                <Tile label={say("now.perMinute")} value={count(now().perMinute)} series={series("perMinute")}>
                  {say("now.most", Math.max(now().perMinute, ...series("perMinute")))}
                </Tile>
                <Tile label={say("now.sync")} value={say("now.ms", now().syncMs)} series={series("syncMs")}>
                  {say("now.events", now().events)}
                </Tile>
                <Tile label={say("now.memory")} value={say("now.mb", now().memory / MB)} series={series("memory")}>
                  {say("now.rooms", now().rooms)}
                </Tile>
              </div>
              <div class="desk-span">
                <Segments
                  label={say("now.span")}
                  options={[
                    { value: "hour", label: say("now.hour") },
                    { value: "day", label: say("now.day") },
                  ]}
                  value={span()}
                  onChange={setSpan}
                />
              </div>
            </>
          );
        }}
      </Asked>
      <Queue />
    </>
  );
}

const count = (number: number): string => number.toLocaleString();

const WIDTH = 300;
const HEIGHT = 48;

function Tile(props: { label: string; value: string; series: readonly number[]; children: string }) {
  const line = () => {
    const least = Math.min(...props.series);
    const span = Math.max(...props.series) - least || 1;
    const step = WIDTH / Math.max(1, props.series.length - 1);
    const y = (value: number) => HEIGHT - 4 - ((value - least) / span) * (HEIGHT - 8);
    return props.series.map((value, index) => `${(index * step).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  };
  return (
    <section class="tile" aria-label={props.label}>
      <span class="desk-hint">{props.label}</span>
      <b class="tile-value">{props.value}</b>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" class="tile-line" aria-hidden="true">
        <Show when={props.series.length > 1}>
          <polyline
            points={line()}
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            vector-effect="non-scaling-stroke"
          />
        </Show>
      </svg>
      <span class="desk-hint">{props.children}</span>
    </section>
  );
}
