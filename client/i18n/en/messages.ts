/** What opens over messages. */
export const messages = {
  eraseDialog: {
    title: "Delete this message?",
    text: "Its words are erased from everybody’s screen and from the house’s disk. This cannot be undone.",
    erase: "Delete",
    keep: "Keep",
  },

  emoji: {
    label: "Choose an emoji",
    groups: { faces: "Faces", hands: "Hands", hearts: "Hearts and signs", things: "Things" },
  },
};
