import { lazy } from "solid-js";

/** Comes once somebody sits down to write, and so is there before the first slip. */
export const EditBox = lazy(() => import("./EditBox.tsx").then((file) => ({ default: file.EditBox })));
