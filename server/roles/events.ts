// Who looks after the house. All of it stands in the stream `house`; `whom` is a person.

/** What somebody may do in the whole house; most have no role. */
export type Role = "host" | "moderator";

/** Whoever opens the link in time becomes a host of the house. Only its hash is kept; it takes the place of any before. */
export interface HostLinkMade {
  type: "host-link-made";
  /** SHA-256 of the link's token, in base64url. */
  link: string;
  /** Until when it works, in milliseconds since 1970. */
  until: number;
}

/** By whoever opened the host link, which is used up by it. */
export interface HouseHostMade {
  type: "house-host-made";
}

export interface ModeratorNamed {
  type: "moderator-named";
  whom: string;
}

export interface ModeratorEnded {
  type: "moderator-ended";
  whom: string;
}

export type RoleEvent = HostLinkMade | HouseHostMade | ModeratorNamed | ModeratorEnded;
