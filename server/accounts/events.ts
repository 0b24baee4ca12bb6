// A name belongs to one person of the house: that stands in `names`. All else of an account stands with the person.

/** Nobody else is called so from now on, nor anything that looks like it. */
export interface NameClaimed {
  type: "name-claimed";
  name: string;
}

/** The name is free again; the claim is erased. */
export interface NameReleased {
  type: "name-released";
}

export type NameEvent = NameClaimed | NameReleased;

export interface SignedUp {
  type: "signed-up";
  name: string;
  /** argon2id, as a PHC string. */
  password: string;
}

export interface PasswordChanged {
  type: "password-changed";
  password: string;
}

/** Those from before are good for nothing. */
export interface CodesMade {
  type: "codes-made";
  /** SHA-256 of each recovery code, in base64url. */
  codes: string[];
}

export interface CodeUsed {
  type: "code-used";
  code: string;
}

export type AccountEvent = SignedUp | PasswordChanged | CodesMade | CodeUsed;
