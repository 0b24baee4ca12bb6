import { counted } from "./counted.ts";

/** The same person on another device. */
export const passes = {
  title: "Be the same person here?",
  heading: "Another device",
  told: "Be the same person on your laptop or phone: same name, same rooms.",
  show: "Show a code",
  how: "Open your other device’s camera and point it here, or open this link there.",
  left: (seconds: number) => `It works once, for ${counted(seconds, "second", "seconds")} more.`,
  secret: "Whoever opens it is you: show it to nobody else.",
  taken: "It worked: your other device is you, too.",
  late: "Two minutes are over, and the code does not work any more.",
  another: "Show another",
  done: "Done",
  noAnswer: "The house does not answer. Try again in a moment.",
  looking: "Looking at the code",
  overTitle: "This code does not work",
  whether: "You go on here under this name, in the same rooms. The guest you were on this device stays behind.",
  already: "You are that already on this device. Open the link on another one.",
  take: (name: string) => `Go on as ${name}`,
  stay: "Stay as I am",
};
