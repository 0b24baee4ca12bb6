import { type Accessor, createMemo } from "solid-js";

/** True from the first time on: what was once wanted stays, so that its leaving is seen. */
export const once = (wanted: Accessor<boolean>): Accessor<boolean> =>
  createMemo((before: boolean) => before || wanted(), false);
