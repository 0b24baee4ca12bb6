import { isToken } from "../base/tokens.ts";
import { ORDINARY } from "../people/decide.ts";

/** Browsers keep a `__Host-` cookie for this very origin, and take it over https alone. */
const nameOf = (secure: boolean): string => (secure ? "__Host-sid" : "sid");

export function sessionCookie(token: string, secure: boolean): string {
  const age = Math.floor(ORDINARY.longest / 1000);
  return `${nameOf(secure)}=${token}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** The token that a browser brought along, if it looks like one. */
export function tokenIn(cookies: string | null, secure: boolean): string | undefined {
  const token = new Bun.CookieMap(cookies ?? "").get(nameOf(secure));
  return token && isToken(token) ? token : undefined;
}
