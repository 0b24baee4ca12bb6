const PATH = "/pass";

/** Behind the #, so that no server and no proxy on the way ever reads it. */
export const passPath = (token: string): string => `${PATH}#${token}`;

export const passIn = (hash: string): string => hash.slice(1);
