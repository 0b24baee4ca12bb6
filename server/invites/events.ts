/** `invite` is its name among hosts; the token in the link is kept as a hash only. */
export interface InviteMade {
  type: "invite-made";
  invite: string;
  /** SHA-256 of the token, in base64url. */
  token: string;
  /** Milliseconds since 1970; absent: as long as the room. */
  until?: number;
  /** How many people may come by it; absent: as many as like. */
  uses?: number;
  /** argon2id of the passcode, where there is one. */
  passcode?: string;
}

export interface InviteUsed {
  type: "invite-used";
  invite: string;
}

export interface InviteRevoked {
  type: "invite-revoked";
  invite: string;
}

export type InviteEvent = InviteMade | InviteUsed | InviteRevoked;
