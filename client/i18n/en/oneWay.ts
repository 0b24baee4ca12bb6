import { counted } from "./counted.ts";

/** Where nobody sees their own words again. */
export const oneWay = {
  said: (heardBy: number) => (heardBy === 0 ? "Said. Nobody else was here." : `Said. Heard by ${counted(heardBy, "other", "others")}.`),
  takeBack: "Take back",
  takenBack: "Taken back. Your words are erased.",
};
