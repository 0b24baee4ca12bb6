import { counted, inWords } from "./counted.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Meeting strangers: waiting for them, and being in a group with them. */
export const groups = {
  waiting: {
    /** With oneself. */
    count: (count: number) =>
      count === 1 ? "You are the only one waiting" : `${counted(count, "person is", "people are")} waiting`,
    /** Without oneself, who is in a group. */
    others: (count: number) =>
      count === 0 ? "Nobody is waiting" : `${counted(count, "person is", "people are")} waiting`,
    talking: (count: number) => `${counted(count, "person is", "people are")} in groups`,
    asking: "Asking who waits",
    title: "Waiting for somebody to meet",
    text: (places: number) =>
      places === 2
        ? "As soon as somebody else waits, you two meet in a group of your own."
        : `As soon as somebody else waits, you meet in a group of your own; others walk in until you are ${inWords(places)}.`,
    masks:
      "Everybody wears a mask there: a name and a face for that group alone. Nothing is written down; when the last one leaves, it is gone.",
    stay: "Stay on this page: it goes on by itself.",
    known: "Whoever else waits, you met already. If nobody new comes soon, you may meet them again.",
    cancel: "Not now",
    you: "you",
    seats: (taken: number, places: number) => `${capital(inWords(taken))} of ${inWords(places)} places are taken`,
  },

  met: {
    /** Before one's new name, which stands in its colour. */
    title: "You are now",
    text: "In this group everybody wears a mask: a name and a face for here alone. Nothing is written down; when the last one leaves, it is gone.",
    here: (people: number, places: number) => {
      const free = places - people;
      const are = `${capital(inWords(people))} of ${inWords(places)} ${people === 1 ? "is" : "are"} here.`;
      if (free === 0) return `${are} You can start talking.`;
      if (people === 1) return `${are} Whoever waits next walks in.`;
      return `${are} You can start talking, ${inWords(free)} more can walk in.`;
    },
    tabTitle: "(!) Somebody is here to meet you",
    enter: "Go in",
    leave: "Not now",
  },

  room: {
    next: "Next",
    nextHint: "Next: leave this group and meet others",
    leave: "Leave group",
    report: "Report and leave",
    acts: "This group",
    away: (count: number) => `${capital(inWords(count))} ${count === 1 ? "is" : "are"} away for a moment`,
    free: "Free place",
    fills: "Free places fill by themselves: whoever waits to meet strangers walks in, and can read what was said.",
    kept: "Kept while said; everyone wears a mask. When the last one leaves, all is gone.",
    full: "The group is full: nobody else walks in.",
    alone: "You are the only one left here. Whoever waits next walks in; or look for others yourself.",
    left: (code: string) => `You left ${code}.`,
  },

  asking: {
    next: {
      title: "Leave this group and meet others?",
      text: "You cannot come back to it. You meet new people as long as there are any.",
      act: "Next",
    },
    leave: {
      title: "Leave this group?",
      text: "You cannot come back to it. What you said stays with the others until the last one leaves.",
      act: "Leave group",
    },
  },

  report: {
    title: "Report and leave",
    text: "Moderators read your report, with the lines around what was said last, and nobody else. You leave the group, and are not led to any of these people again for the next hours.",
    whom: "Who is it about?",
    sent: (code: string) => `Thank you. A moderator will look at it. You left ${code}.`,
  },

  gone: {
    title: "This group is gone",
    text: "You left it, or it ended with its last member. What was said in it is kept nowhere.",
    again: "Meet others",
  },

  failedTitle: "You cannot meet strangers now",
};
