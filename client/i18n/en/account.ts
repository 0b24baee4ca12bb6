import { counted } from "./counted.ts";

/** Signing up, which nobody has to: a name of one's own, and oneself on other devices. */
export const account = {
  label: "Account",
  guest:
    "You are a guest: only this browser knows you. With a name and a password you are yourself on other devices, too.",
  signedUpAs: (name: string) => `Signed up as ${name}.`,
  back: "Back",

  titles: {
    signUp: "Sign up",
    logIn: "Log in",
    recover: "Set a new password",
    codes: "Recovery codes",
    manage: "Your account",
    password: "Change the password",
    newCodes: "New recovery codes",
  },

  signUp: "Sign up",
  logIn: "Log in",
  logOut: "Log out",
  manage: "Manage",

  name: "Name",
  nameHint: "From now on nobody else here is called so. You log in with it.",
  password: "Password",
  passwordHint: "At least 10 characters. A few words in a row are easy to keep in mind.",
  show: "Show the password",
  hide: "Hide the password",
  signUpText: "Your rooms, your messages and how you look stay as they are. No e-mail, no phone number.",
  signedUp: "You have signed up.",
  have: "I have an account",

  logInText: "You become who you are on your other devices. The guest that you are here stays behind.",
  forgot: "Forgot the password?",

  recoverText: "A recovery code sets a new password, once. All your devices have to log in again.",
  code: "Recovery code",
  codeHint: "One of those that you were shown. Without one, nobody can give you your account back.",
  newPassword: "New password",
  recover: "Set it and log in",

  codesText:
    "Keep them where you find them without your password. Each sets a new password, once. They are not shown again.",
  copy: "Copy",
  copied: "The codes are copied.",
  notCopied: "This browser does not let a page copy. Select the codes and copy them by hand.",
  download: "Download",
  fileName: "hearsay-recovery-codes.txt",
  kept: "I have kept them",

  sessions: "Where you are logged in",
  sessionsFailed: "That list did not come.",
  here: "This device",
  elsewhere: "Another device",
  since: (since: string, seen: string) => `since ${since}, last seen ${seen}`,
  end: "Log out there",
  endThis: (since: string) => `Log out there, on the device that is logged in since ${since}`,
  ended: "That device is logged out.",

  secrets: "Password and recovery codes",
  codesLeft: (count: number) =>
    count === 0
      ? "No recovery code is left: whoever forgets the password loses the account."
      : `${counted(count, "recovery code is", "recovery codes are")} left.`,
  makeCodes: "Make new codes",
  makeCodesText: "The codes from before are then good for nothing.",

  change: "Change",
  oldPassword: "Password until now",
  changeText: "All your other devices have to log in again.",
  changed: "The password is changed.",
};
