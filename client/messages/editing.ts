import { later } from "../later.ts";

/** Comes once somebody sits down to write, and so is there before the first slip. */
export const EditBox = later(() => import("./EditBox.tsx"), "EditBox");
