import type { Reason } from "../../../server/app.ts";
import type { Ground } from "../../../server/moderation/events.ts";
import type { Refusal } from "../../wording.ts";
import { counted } from "./counted.ts";
import { groundWords } from "./grounds.ts";

/** Why something was not done, and what one may do instead. */
export const refusals = {
  empty: () => "There are no words in it yet.",
  "too-long": ({ limit }) =>
    limit ? `That is too long; ${counted(limit, "character fits", "characters fit")}.` : "That is too long.",
  "ill-formed": () => "Part of that is not proper text. Try typing it instead of pasting.",
  "sure-profanity": () => "That may offend somebody.",
  "sure-email": () => "That looks like an e-mail address, which everybody here will read.",
  "sure-phone": () => "That looks like a phone number, which everybody here will read.",
  "sure-pii": () => "That looks like somebody's address, card or account, which everybody here will read.",
  "sure-drug": () => "That speaks of drugs.",
  "sure-spam": () => "That reads like advertising.",
  "sure-link": () => "That holds a link, which may tell where you come from.",
  "sure-own": () => "That has words that are not welcome in this house.",
  "holds-profanity": () => "Swearing is not wanted in this house. Say it in other words.",
  "holds-email": () => "E-mail addresses are not wanted in this house. Take it out, and send it again.",
  "holds-phone": () => "Phone numbers are not wanted in this house. Take it out, and send it again.",
  "holds-pii": () =>
    "That looks like somebody's address, card or account, which are not wanted in this house. Take it out, and send it again.",
  "holds-drug": () => "Talk of drugs is not wanted in this house.",
  "holds-spam": () => "That reads like advertising, which is not wanted in this house.",
  "holds-link": () => "Links are not wanted in this house. Take it out, and send it again.",
  "holds-own": () => "That has words that are not wanted in this house. Say it in others.",
  "bad-pattern": ({ pattern, problem, place = 0 }) =>
    pattern
      ? `“${pattern}” cannot be read from “${pattern.slice(place)}” on: ${problem}.`
      : "That pattern cannot be read.",
  "changed-meanwhile": () => "Somebody else changed the rules meanwhile. They are shown with yours: look again.",
  "words-empty": () => "Write a word or a pattern first.",
  "not-a-member": () => "You are not in this room any more. Enter it again to speak.",
  "no-such-room": () => "There is no such room. It may have been mistyped, or it is gone.",
  "room-closed": ({ note }) =>
    `This room was closed, and what was said in it is erased.${note ? ` The house says: “${note}”` : ""}`,
  "house-room": () => "This room stands in chatrooms.txt. Remove its line there, and it is closed.",
  "no-such-message": () => "That message is not there any more.",
  "not-yours": () => "Only its author can do that.",
  "too-late": ({ limit }) =>
    `A message can be edited for ${counted(limit ?? 5, "minute", "minutes")}. You can still delete it.`,
  erased: () => "That message was taken back.",
  "too-fast": (refusal) => `That was quick. Try again in ${soon(refusal)}.`,
  "slow-mode": (refusal) => `This room is in slow mode. Your next turn is in ${soon(refusal)}.`,
  "disk-full": () => "The house has no space left. Nothing is lost; try again a little later.",
  failed: ({ request }) =>
    request
      ? `That did not work, and the fault is ours. Please try again; if it goes on, tell the host “${request}”.`
      : "That did not work, and the fault is ours. Please try again.",
  "no-session": () => "This house does not know you any more. Reload the page to come in again.",
  "room-name-taken": () => "There is a room of that name already. Enter it, or choose another name.",
  "name-taken": () => "Somebody here goes by that name, or one that looks like it.",
  "name-empty": () => "A name needs at least one visible character.",
  "name-too-long": ({ limit }) =>
    limit ? `That name is too long; ${counted(limit, "character fits", "characters fit")}.` : "That name is too long.",
  "name-ill-formed": () => "That name holds characters that cannot be shown.",
  "topic-too-long": ({ limit }) =>
    limit
      ? `That topic is too long; ${counted(limit, "character fits", "characters fit")}.`
      : "That topic is too long.",
  "topic-ill-formed": () => "That topic holds characters that cannot be shown.",
  "not-an-emoji": () => "Only emoji can be used to react.",
  "too-many-reactions": ({ limit }) =>
    limit
      ? `${counted(limit, "kind of reaction is", "kinds of reactions are")} enough for one message.`
      : "This message has reactions enough.",
  "too-many-calls": () => "Too much at once. Give it a moment and try again.",
  "too-many-sockets": () => "Too many tabs are open on this house. Close one and try again.",
  "too-many-subscriptions": () => "Too much is open at once. Close a tab and try again.",
  "other-protocol": () => "This page is older than the house. Reload it to go on.",
  "wrong-shape": () => "This page and the house do not understand each other. Reload the page.",
  "websocket-only": () => "This page and the house do not understand each other. Reload the page.",
  muted: ({ ground, ...refusal }) =>
    `${refusal.retryAfter === undefined ? "You are muted" : `You are muted. You can speak again in ${soon(refusal)}`}${because(ground)}.`,
  banned: ({ ground, ...refusal }) =>
    `You are banned from this house${refusal.retryAfter === undefined ? "" : ` for another ${soon(refusal)}`}${because(ground)}.`,
  "banned-here": ({ ground, ...refusal }) =>
    `You are banned from this room${refusal.retryAfter === undefined ? "" : ` for another ${soon(refusal)}`}${because(ground)}.`,
  "on-a-host": () => "That cannot be done to whoever looks after this place, too.",
  "done-by-above": () => "Somebody with more to say here did that. Ask them to undo it.",
  "no-such-act": () => "That was undone already, or it is over.",
  "over-already": () => "Its end is in the past.",
  "hidden-already": () => "That message is hidden already.",
  "no-such-person": () => "That person is not here any more.",
  "no-such-report": () => "Somebody has decided that already.",
  "reports-enough": () => "Moderators have many reports from this room already, and will look at it.",
  "not-banned": () => "You are not banned. Reload the page to come in.",
  "appealed-already": () => "You have appealed already. A moderator will read it.",
  hushed: () => "Only hosts speak in this room at the moment.",
  removed: (refusal) => `A host removed you from this room. You can come back in ${soon(refusal)}.`,
  waiting: () => "A host has to let you in.",
  "no-guests": () =>
    "Only people who have signed up come in here. A name and a password will do, and all that you have as a guest comes along.",
  "room-full": () => "This room is full. Somebody has to leave first.",
  "room-locked": () => "This room is locked: nobody new comes in.",
  "not-a-host": () => "Only a host of this room can do that.",
  "not-oneself": () => "That cannot be done to oneself.",
  "last-host": () => "A room needs a host. Name another one first.",
  "option-fixed": () => "That cannot be changed while the room is open.",
  "no-such-invite": () => "This link leads nowhere. It may have been mistyped, or its room is gone.",
  "invite-over": () => "This link does not work any more. Ask for a new one.",
  "pass-over": () => "This code does not work any more. Show a new one on the other device.",
  "wrong-passcode": () => "That is not the passcode.",
  "too-many-invites": ({ limit }) =>
    limit
      ? `No more than ${counted(limit, "link works", "links work")} at once. Revoke one first.`
      : "There are links enough. Revoke one first.",
  "no-picture": () => "That is no PNG, JPEG, WebP or GIF picture, whatever it is called.",
  "more-than-a-picture": () => "There is more in that file than a picture. Save the picture anew, and try that one.",
  "picture-moves": () => "That picture moves. Choose one that stands still.",
  "picture-broken": () => "That picture is damaged: it cannot be opened. Try another one.",
  "picture-too-large": ({ limit = 0 }) => `That file is too large; up to ${limit / 2 ** 20} MB fit.`,
  "too-many-pixels": ({ limit = 0 }) => `That picture is too large; up to ${limit / 1e6} million pixels fit.`,
  "too-slow": () => "That took too long to come. Try again where the connection is better.",
  "sign-up-first": () => "In this house, that is for those who have signed up.",
  "sign-ups-closed": () => "Nobody can sign up in this house for now. You can stay as a guest.",
  "not-to-meet": () => "You cannot be matched with strangers at the moment.",
  "host-link-over": () => "This host link does not work any more. Make a new one with the command “host-link”.",
  "not-a-moderator": () => "Only moderators and hosts of this house can do that.",
  "not-a-house-host": () => "Only a host of this house can do that.",
  "guests-cannot-moderate": () => "Only people who signed up can be moderators. Guests are gone with their browser.",
  busy: () => "Much is going on in this house at the moment. Try again in a few seconds.",
  "name-claimed": () =>
    "That name, or one that looks like it, belongs to somebody who signed up. If that is you, log in; else choose another.",
  "signed-up-already": () => "You have signed up already.",
  "not-signed-up": () => "You have not signed up in this house.",
  "wrong-log-in": () => "That name and password do not go together.",
  "wrong-password": () => "That is not your password.",
  "wrong-code": () => "That name and code do not go together, or the code was used already.",
  "password-too-short": ({ limit = 10 }) =>
    `A password needs at least ${counted(limit, "character", "characters")}. A few words in a row are easy to keep in mind.`,
  "password-too-long": ({ limit = 128 }) => `A password has at most ${counted(limit, "character", "characters")}.`,
  "password-common": () => "That password is among the first that anybody would guess. Choose another.",
  "http-only": () => "This page and the house do not understand each other. Reload the page.",
} satisfies Record<Reason, (refusal: Refusal) => string>;

const because = (ground: string | undefined): string =>
  ground !== undefined && ground in groundWords ? ` for ${groundWords[ground as Ground]}` : "";

/** In seconds; beyond two minutes nobody counts them, nor beyond two hours the minutes. */
function soon({ retryAfter = 1_000 }: Refusal): string {
  const seconds = Math.max(1, Math.ceil(retryAfter / 1_000));
  const minutes = Math.ceil(seconds / 60);
  if (seconds <= 120) return counted(seconds, "second", "seconds");
  return minutes <= 120 ? counted(minutes, "minute", "minutes") : counted(Math.ceil(minutes / 60), "hour", "hours");
}
