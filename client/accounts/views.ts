/** What of the account is shown in place of one's look; `codes` are told once. */
export type View =
  | { at: "signUp" | "logIn" | "recover" | "manage" | "password" | "newCodes" }
  | { at: "codes"; codes: readonly string[] };

export interface ViewProps {
  go: (view: View | undefined) => void;
}
