const lists = new Intl.ListFormat("en");

/** How one looks to others, and how the page looks to oneself. */
export const look = {
  title: "Your look",
  name: "Name",
  nameHint: "Everybody sees it beside what you write. No sign-up needed; a cookie remembers you.",
  hue: "Colour",
  hueOf: (degrees: number) => `hue ${degrees} of 359`,
  newFace: "New face",
  preview: "How others see you",
  previewWords: "This is how I look when I say something.",
  theme: "Theme",
  themes: { system: "System", light: "Light", dark: "Dark", arcade: "Arcade" },
  themeHint: "On this device only.",
  masked: (rooms: readonly string[]) => `Not worn in ${lists.format(rooms)}: there you wear a mask of the room.`,
  save: "Save",
  saved: "That is how you look now.",
};
