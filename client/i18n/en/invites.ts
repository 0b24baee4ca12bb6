import { counted } from "./counted.ts";

/** Links into rooms: handed out, and followed. */
export const invites = {
  title: (name: string) => `Share ${name}`,
  publicText: "Whoever has this link can come in.",
  networkOnly:
    "Whoever is on the same network as this computer can come in by this link. For everybody else, run the command “share” here.",
  hereOnly: "This link works on this computer only. To let others in, run the command “share” here.",
  seenAs: (address: string) =>
    `The house takes you for ${address}. If that is not your address, it does not trust the proxy in front of it yet.`,
  link: "Link",
  qr: "QR code of the link",
  copy: "Copy",
  copied: "Link copied. Whoever has it can come in.",
  notCopied: "This browser does not let pages copy. Mark the link and copy it yourself.",
  shareOn: "Share …",
  onHearsay: (name: string) => `${name} on Hearsay`,

  hostsOnly: "This room is private. Its hosts hand out links; ask one of them.",
  privateText: "Only whoever has a link comes in. Each link can end by itself, be used up, or be revoked.",
  make: "Make a link",
  another: "Make another link",
  fresh: "It is shown only now: the house keeps no copy. Make another one if it is lost.",
  ends: "Ends",
  endsAfter: { hour: "1 hour", day: "1 day", week: "7 days", never: "Never" },
  uses: "For how many people",
  usesPlaceholder: "As many as like",
  passcode: "Passcode",
  passcodeHint: "Asked of whoever comes by this link. May stay empty.",
  list: "Links that work",
  listFailed: "The links did not come.",
  tryAgain: "Try again",
  none: "No link works at the moment.",
  used: (used: number, uses: number | undefined) =>
    uses === undefined ? `used ${counted(used, "time", "times")}` : `used ${used} of ${counted(uses, "time", "times")}`,
  until: (time: string) => `until ${time}`,
  withPasscode: "with a passcode",
  revoke: "Revoke",
  revokeThis: (what: string) => `Revoke the link that was ${what}`,
  revoked: "That link does not work any more.",

  invitation: "Invitation",
  invited: "You are invited to",
  invitedText: "A private room. What you write there is read by those who were invited, too.",
  comeIn: "Come in",
  looking: "Looking where this link leads",
  overTitle: "This link does not lead anywhere now",
  failedTitle: "That did not work",
  again: "Try again",
};
