/** What opens over messages. */
export const messages = {
  editBox: {
    label: "Edit your message",
    save: "Save",
    cancel: "Cancel",
    hint: "Enter saves, Escape cancels",
  },
  refused: {
    why: (why: string) => `Not sent. ${why}`,
    retry: "Try again",
    sendAnyway: "Send anyway",
    edit: "Edit",
    discard: "Discard",
  },

  act: {
    actions: "Message actions",
    react: "React",
    reply: "Reply",
    edit: "Edit",
    copy: "Copy text",
    erase: "Delete",
    reactWith: (emoji: string) => `React with ${emoji}`,
    more: "More",
  },

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
