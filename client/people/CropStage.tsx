import { createEffect, onMount } from "solid-js";
import { useMoreWords } from "../i18n/more.ts";
import { type Crop, moved, sideOf, ZOOM_MOST, zoomed } from "./crop.ts";

/** A step of an arrow key, in sides of the square; and of plus and minus. */
const STEP = 0.05;
const ZOOM_STEP = 1.15;
/** Turning the wheel by so many pixels zooms by a factor of e. */
const WHEEL_PX = 400;

interface CropStageProps {
  picture: ImageBitmap;
  crop: Crop;
  onCrop: (crop: Crop) => void;
}

/** The picture under a square: dragged, pinched, turned by the wheel, or moved by keys. */
export function CropStage(props: CropStageProps) {
  const say = useMoreWords();
  const fingers = new Map<number, { x: number; y: number }>();
  let stage: HTMLDivElement | undefined;
  onMount(() => stage?.focus());

  const move = (x: number, y: number) => props.onCrop(moved(props.picture, props.crop, { x, y }));
  const zoom = (by: number) => props.onCrop(zoomed(props.picture, props.crop, props.crop.zoom * by));

  function dragged(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const [apart, count] = [distance(fingers), fingers.size];
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const side = event.currentTarget.clientWidth * count;
    move((before.x - event.clientX) / side, (before.y - event.clientY) / side);
    if (apart > 0) zoom(distance(fingers) / apart);
  }

  function pressed(event: KeyboardEvent): void {
    const deed = keys[event.key];
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deed();
  }

  const keys: Record<string, () => void> = {
    ArrowLeft: () => move(-STEP, 0),
    ArrowRight: () => move(STEP, 0),
    ArrowUp: () => move(0, -STEP),
    ArrowDown: () => move(0, STEP),
    "+": () => zoom(ZOOM_STEP),
    "=": () => zoom(ZOOM_STEP),
    "-": () => zoom(1 / ZOOM_STEP),
  };

  return (
    <>
      <div
        class="crop-stage"
        ref={stage}
        role="application"
        aria-label={say("look.picture.stage")}
        tabindex="0"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        }}
        onPointerMove={dragged}
        onPointerUp={(event) => fingers.delete(event.pointerId)}
        onPointerCancel={(event) => fingers.delete(event.pointerId)}
        onWheel={(event) => {
          event.preventDefault();
          zoom(Math.exp(-event.deltaY / WHEEL_PX));
        }}
        onKeyDown={pressed}
      >
        <Cropped picture={props.picture} crop={props.crop} pixels={576} />
      </div>
      <label class="zoom-field">
        <span class="field-label">{say("look.picture.zoom")}</span>
        <input
          type="range"
          class="zoom"
          min="1"
          max={ZOOM_MOST}
          step="0.01"
          value={props.crop.zoom}
          onInput={(event) => props.onCrop(zoomed(props.picture, props.crop, event.currentTarget.valueAsNumber))}
        />
      </label>
    </>
  );
}

/** The part that is shown, on so many pixels. */
export function Cropped(props: { picture: ImageBitmap; crop: Crop; pixels: number }) {
  let canvas: HTMLCanvasElement | undefined;
  createEffect(() => canvas && draw(canvas, props.picture, props.crop));
  return <canvas ref={canvas} width={props.pixels} height={props.pixels} />;
}

export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const pen = canvas.getContext("2d");
  const side = sideOf(picture, crop);
  if (!pen) return;
  pen.imageSmoothingQuality = "high";
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, crop.x - side / 2, crop.y - side / 2, side, side, 0, 0, canvas.width, canvas.height);
}

/** Between two fingers; 0 where there are not two. */
function distance(fingers: ReadonlyMap<number, { x: number; y: number }>): number {
  const [one, other] = fingers.values();
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}
