import type { inferRouterOutputs } from "@trpc/server";
import { batch, createMemo, createResource, createSignal, For, onCleanup, Show } from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import { useApi } from "../api.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { Segments } from "../ui/Segments.tsx";
import { Asked } from "./Parts.tsx";
import { Plot, type Series } from "./Plot.tsx";
import { Queue } from "./Queue.tsx";
import { momentOf } from "./times.ts";
import "./Now.css";

type Numbers = inferRouterOutputs<AppRouter>["desk"]["now"];
type Span = "hour" | "day";
type Figure = "people" | "sockets" | "perMinute" | "syncMs" | "memory" | "kept";

/** While somebody looks. */
const LOOK_AGAIN_MS = 5_000;

/** How the house does, and what waits. */
export function Now() {
  const say = useDeskWords();
  const { client } = useApi();
  const [span, setSpan] = createSignal<Span>("hour");
  /** One moment is looked at in all plots. */
  const [look, setLook] = createSignal<number>();
  const [numbers, { refetch }] = createResource(() => client.desk.now.query());
  const looking = setInterval(() => void refetch(), LOOK_AGAIN_MS);
  onCleanup(() => clearInterval(looking));
  return (
    <>
      <Asked answer={numbers} again={() => void refetch()}>
        {(now) => (
          <>
            <div class="tiles">
              <For each={createFigures()}>
                {(figure) => <Tile {...figure} now={now()} span={span()} look={look()} onLook={setLook} />}
              </For>
            </div>
            <div class="desk-span">
              <Segments
                label={say("now.span")}
                options={[
                  { value: "hour", label: say("now.hour") },
                  { value: "day", label: say("now.day") },
                ]}
                value={span()}
                onChange={(to) => batch(() => [setSpan(to), setLook(undefined)])}
              />
            </div>
          </>
        )}
      </Asked>
      <Queue />
    </>
  );
}

interface FigureWords {
  of: Figure;
  label: string;
  write: (value: number) => string;
  /** The smallest difference that says something. */
  step: number;
  /** How large it is says little, and how it moves much: its line need not begin at nothing. */
  moves?: true;
  /** Beside the figure; without, the most that it was. */
  aside?: (now: Numbers) => string;
}

function createFigures(): FigureWords[] {
  const say = useDeskWords();
  const count = (value: number) => Math.round(value).toLocaleString();
  const ms = (value: number) => say("now.ms", value);
  const bytes = (value: number) => say("now.bytes", value);
  return [
    { of: "people", label: say("now.people"), write: count, step: 1 },
    { of: "sockets", label: say("now.sockets"), write: count, step: 1 },
    { of: "perMinute", label: say("now.perMinute"), write: count, step: 1 },
    { of: "syncMs", label: say("now.sync"), write: ms, step: 0.1 },
    {
      of: "memory",
      label: say("now.memory"),
      write: bytes,
      step: 1_000,
      moves: true,
      aside: ({ rooms }) => say("now.rooms", rooms),
    },
    {
      of: "kept",
      label: say("now.kept"),
      write: bytes,
      step: 1_000,
      moves: true,
      aside: ({ events }) => say("now.events", events),
    },
  ];
}

interface TileProps extends FigureWords {
  now: Numbers;
  span: Span;
  look: number | undefined;
  onLook: (index: number | undefined) => void;
}

function Tile(props: TileProps) {
  const say = useDeskWords();
  const series = createMemo((): Series => ({
    at: props.now[props.span].map(({ at }) => at),
    values: props.now[props.span].map((point) => point[props.of]),
  }));
  const most = () => Math.max(props.now[props.of], ...series().values);
  const wordsOf = (index: number) =>
    say("now.moment", momentOf(series().at[index] ?? 0), props.write(series().values[index] ?? 0));
  const summary = () => {
    const least = Math.min(props.now[props.of], ...series().values);
    return say("now.summary", props.span, props.write(least), props.write(most()), props.write(props.now[props.of]));
  };
  const aside = () => {
    if (props.look !== undefined) return wordsOf(props.look);
    return props.aside?.(props.now) ?? say("now.most", props.write(most()));
  };
  return (
    <section class="tile" aria-label={props.label}>
      <span class="desk-hint">{props.label}</span>
      <b class="tile-value">{props.write(props.now[props.of])}</b>
      <Show when={series().at.length > 1} fallback={<div class="plot" />}>
        <Plot
          label={props.label}
          summary={summary()}
          series={series()}
          wordsOf={wordsOf}
          tick={props.write}
          fromZero={!props.moves}
          step={props.step}
          look={props.look}
          onLook={props.onLook}
        />
      </Show>
      <span class="desk-hint">{aside()}</span>
    </section>
  );
}
