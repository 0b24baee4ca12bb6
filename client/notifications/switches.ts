import { keep, kept } from "../kept.ts";

/** Both are off until somebody switches them on, in this browser. */
export type Switch = "sound" | "browser";

const keyOf = (which: Switch) => `notify-${which}`;

export const isOn = (which: Switch): boolean => kept(keyOf(which)) === "on";
export const turn = (which: Switch, on: boolean): void => keep(keyOf(which), on ? "on" : undefined);
