/** The id of a room that is found by nothing but its link, or not at all. */
export const unguessable = (): string => crypto.getRandomValues(new Uint8Array(12)).toBase64({ alphabet: "base64url" });
