/** Where nobody sees their own words again. */
export const oneWay = {
  said: (heardBy: number) =>
    heardBy === 0 ? "Said. Nobody else was here." : `Said. Heard by ${heardBy.toLocaleString("en")}.`,
  takeBack: "Take back",
  takenBack: "Taken back. Your words are erased.",
};
