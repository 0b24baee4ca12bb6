/** A session token: 32 random bytes in base64url. It is told once; only its hash is kept. */
export const newToken = (): string =>
  crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: "base64url", omitPadding: true });

export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** SHA-256 in base64url: what the record knows of a token. */
export const hashOf = (token: string): string => new Bun.CryptoHasher("sha256").update(token).digest("base64url");
