/** The desk: what looking after the whole house takes. */
export const desk = {
  title: "The desk",
  tabs: {
    label: "Parts of the desk",
    settings: "Settings",
  },
  notYoursTitle: "The desk is for those who look after this house",
  notYoursText: "Whoever runs it gets a host link when it starts, and anew by “bun run host-link”.",

  link: {
    title: "Become a host of this house?",
    text: "This link makes you one, in this browser: you see the desk, name moderators, and act on what people report. It works once.",
    accept: "Become its host",
    waiting: "One moment",
    done: "You are a host of this house now.",
    already: "You are a host of this house already.",
    toDesk: "To the desk",
  },

  keepers: {
    title: "Who looks after this house",
    hosts: "Hosts",
    moderators: "Moderators",
    none: "Nobody yet. In the list of people, name somebody who signed up.",
    you: "you",
    end: "End",
    endOf: (name: string) => `${name} is a moderator no more`,
    ended: (name: string) => `${name} is no moderator any more.`,
  },

  waiting: "Getting it",
  failed: "That did not come.",
  tryAgain: "Try again",
};
