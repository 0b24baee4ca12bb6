/** How a person looks: a name, the hue of its colour in degrees (0 to 359), and a face as 15 bits (people/face.ts draws it). */
export interface Look {
  name: string;
  hue: number;
  face: number;
  /**
   * A picture worn instead of the face, by its random name. It says in every room who one is, but no more than the picture
   * does that everybody sees there, beside the name; another picture has another name, and masks have none.
   */
  avatar?: string;
}

/** The look alone, of whatever has one. */
export const lookOf = ({ name, hue, face, avatar }: Look): Look => ({
  name,
  hue,
  face,
  ...(avatar !== undefined && { avatar }),
});

export const looksAlike = (one: Look, other: Look): boolean =>
  one.name === other.name && one.hue === other.hue && one.face === other.face && one.avatar === other.avatar;

export interface GuestArrived extends Look {
  type: "guest-arrived";
  /** SHA-256 of the session token, in base64url. */
  session: string;
}

export interface LookChosen extends Look {
  type: "look-chosen";
  /** It is put on in the rooms that they are in; that is over with the `look-worn` that is about it. */
  pending?: true;
}

/** They look so in all their rooms (`about`), but where somebody was called so already. */
export interface LookWorn {
  type: "look-worn";
}

/** Said at most once a day, so that a session in use does not grow old. */
export interface SessionSeen {
  type: "session-seen";
  session: string;
}

export interface SessionRenewed {
  type: "session-renewed";
  session: string;
  was: string;
}

/** One more, for another device, or in the place of one that ended. */
export interface SessionBegan {
  type: "session-began";
  session: string;
}

export interface SessionEnded {
  type: "session-ended";
  session: string;
}

/** They are nobody here any more, and all that this stream said of them is erased (`erases: "all"`). Their rooms follow. */
export interface PersonForgotten {
  type: "person-forgotten";
}

/** Nothing of them is left in any room (`erases: "all"`). */
export interface PersonGone {
  type: "person-gone";
}

/** No session of theirs holds any more, and nobody can be them again; all that this stream said is erased (`erases: "all"`). */
export interface PersonLapsed {
  type: "person-lapsed";
}

export type PersonEvent =
  | GuestArrived
  | LookChosen
  | LookWorn
  | SessionSeen
  | SessionRenewed
  | SessionBegan
  | SessionEnded
  | PersonForgotten
  | PersonGone
  | PersonLapsed;
