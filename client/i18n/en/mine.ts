/** What the house keeps about oneself. */
export const mine = {
  title: "What the house keeps about you",
  told: "Your look, your sessions, the rooms you came to, and what you said and did there.",
  download: "Download it",
  forget: "Erase it all",
  forgetText:
    "Erase everything about you? Your name, your face and all your words leave every room and the house’s disk, and you begin again as a new guest. What others said stays, and so does what moderators did about you, with the name you wore. Rooms that only you host go on without one, until a host of the house comes in. This cannot be undone.",
  forgetAct: "Erase everything",
  keep: "Keep it",
};
