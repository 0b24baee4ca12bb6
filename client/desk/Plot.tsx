import { createEffect, createMemo, on, onCleanup, onMount, untrack } from "solid-js";
import uPlot from "uplot";
import { useTheme } from "../theme.ts";
import "uplot/dist/uPlot.min.css";

export interface Series {
  /** Milliseconds since 1970, rising. */
  at: readonly number[];
  values: readonly number[];
}

interface PlotProps {
  label: string;
  /** All of it in a sentence, for those who do not see it. */
  summary: string;
  series: Series;
  /** At which point somebody looks, in words. */
  wordsOf: (index: number) => string;
  /** A value at the axis. */
  tick: (value: number) => string;
  /** A line that moves a little on a high level is read better by its changes. */
  fromZero: boolean;
  /** The smallest difference that says something: lines of the grid are no closer. */
  step: number;
  /** The point that somebody looks at, here or in another plot of the same moments. */
  look: number | undefined;
  onLook: (index: number | undefined) => void;
}

const HEIGHT = 112;
/** Where uPlot shows no cursor. */
const AWAY = -10;
const hours = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

/** A line over time, with the value under the pointer; by keys, a slider through its points. */
export function Plot(props: PlotProps) {
  const theme = useTheme();
  const last = () => props.series.at.length - 1;
  const data = createMemo((): uPlot.AlignedData => [props.series.at.map((ms) => ms / 1_000), [...props.series.values]]);
  let frame: HTMLDivElement | undefined;
  let plot: uPlot | undefined;

  onMount(() => {
    if (!frame) return;
    plot = new uPlot(optionsFor(frame, props), untrack(data), frame);
    const resized = new ResizeObserver(() => frame && plot?.setSize({ width: frame.clientWidth, height: HEIGHT }));
    resized.observe(frame);
    onCleanup(() => {
      resized.disconnect();
      plot?.destroy();
    });
  });
  createEffect(on(() => props.look, point));
  createEffect(on(data, (now) => plot?.setData(now), { defer: true }));
  // The page wears it once all have heard of it.
  createEffect(on(theme.worn, () => requestAnimationFrame(() => plot?.redraw()), { defer: true }));

  function point(index: number | undefined): void {
    if (!plot || (plot.cursor.idx ?? undefined) === index) return;
    const seconds = index === undefined ? undefined : data()[0][index];
    const left = seconds === undefined ? AWAY : plot.valToPos(seconds, "x");
    plot.setCursor({ left, top: seconds === undefined ? AWAY : 0 }, false);
  }

  function press(event: KeyboardEvent): void {
    const from = props.look ?? last();
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last() }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    props.onLook(Math.min(last(), Math.max(0, to)));
  }

  return (
    <div
      ref={frame}
      class="plot"
      dir="ltr"
      role="slider"
      tabindex="0"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last())}
      aria-valuenow={props.look ?? Math.max(0, last())}
      aria-valuetext={props.look === undefined ? props.summary : props.wordsOf(props.look)}
      onKeyDown={press}
      onBlur={() => props.onLook(undefined)}
    />
  );
}

function optionsFor(frame: HTMLElement, props: PlotProps): uPlot.Options {
  const style = getComputedStyle(frame);
  const colour = (token: string) => () => style.getPropertyValue(token);
  const axis = {
    stroke: colour("--ink-2"),
    font: `11px ${style.fontFamily}`,
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: frame.clientWidth,
    height: HEIGHT,
    padding: [6, 20, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { y: { range: (_plot, least, most) => rangeOf(least, most, props) } },
    axes: [
      {
        ...axis,
        size: 20,
        gap: 4,
        space: 40,
        incrs: moments,
        values: (_plot, moments) => moments.map((at) => hours.format(at * 1_000)),
      },
      {
        ...axis,
        size: 42,
        gap: 4,
        space: 28,
        incrs: distances.filter((distance) => distance >= props.step),
        values: (_plot, values) => values.map((value) => props.tick(value)),
      },
    ],
    series: [{}, { stroke: colour("--accent"), width: 1.5, points: { show: false } }],
    hooks: { setCursor: [(at) => props.onLook(at.cursor.idx ?? undefined)] },
  };
}

/** Leaves a little above the line, and something to see where nothing moves. */
function rangeOf(least: number, most: number, { fromZero, step }: PlotProps): [number, number] {
  const low = fromZero ? 0 : least;
  const room = Math.max((most - low) * 0.1, step);
  return [fromZero ? 0 : Math.max(0, low - room), most + room];
}

/** Distances between lines of the grid: 1, 2 and 5 times a power of ten. */
const distances = Array.from({ length: 48 }, (_, i) => ([1, 2, 5][i % 3] ?? 1) * 10 ** (Math.floor(i / 3) - 1));
/** The same of moments, in seconds. */
const moments = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720].map((minutes) => minutes * 60);
