// The square part of a picture that is shown. Pure; all lengths in pixels of the picture.

export interface Size {
  width: number;
  height: number;
}

export interface Crop {
  /** The middle of the square. */
  x: number;
  y: number;
  /** 1 shows as much as a square can, 2 half of that. */
  zoom: number;
}

/** At it, a photograph of a phone shows an eye. */
export const ZOOM_MOST = 8;

/** As much of it as there is, from its middle. */
export const whole = ({ width, height }: Size): Crop => ({ x: width / 2, y: height / 2, zoom: 1 });

/** The side of the square that is shown. */
export const sideOf = ({ width, height }: Size, { zoom }: Crop): number => Math.min(width, height) / zoom;

/** @param by how far, in sides of the square that is shown */
export function moved(size: Size, crop: Crop, by: { x: number; y: number }): Crop {
  const side = sideOf(size, crop);
  return within(size, { ...crop, x: crop.x + by.x * side, y: crop.y + by.y * side });
}

/** Zooms about the middle. */
export const zoomed = (size: Size, crop: Crop, zoom: number): Crop =>
  within(size, { ...crop, zoom: Math.min(ZOOM_MOST, Math.max(1, zoom)) });

/** No square reaches over the picture's edge. */
function within(size: Size, crop: Crop): Crop {
  const half = sideOf(size, crop) / 2;
  const between = (value: number, most: number) => Math.min(most - half, Math.max(half, value));
  return { ...crop, x: between(crop.x, size.width), y: between(crop.y, size.height) };
}
