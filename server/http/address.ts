// Whose address it is, behind trusted proxies or not; and the keyed hash that stands for it everywhere else.
import { BlockList, isIP, isIPv4 } from "node:net";

export interface Call {
  /** The other end of the connection. */
  peer: string;
  headers: Headers;
  /** It came by the house's own tunnel, which ends on this machine. */
  tunnelled?: boolean;
}

export class Addresses {
  private readonly trusted = new BlockList();
  // New at every start: hashes of one run say nothing about another.
  private readonly key = crypto.getRandomValues(new Uint8Array(32));

  /**
   * @param trustedProxies addresses or CIDR networks
   * @param lasting a keyed hash that is the same in every run, for bans
   */
  constructor(
    trustedProxies: readonly string[],
    private readonly lasting: (network: string) => string = (network) => this.hashOf(network),
  ) {
    for (const network of trustedProxies) {
      const [address = "", bits] = network.split("/");
      const family = isIPv4(address) ? "ipv4" : "ipv6";
      if (bits === undefined) this.trusted.addAddress(address, family);
      else this.trusted.addSubnet(address, Number(bits), family);
    }
  }

  /** A hash of the caller's address. */
  of(call: Call): string {
    return this.hashOf(networkOf(this.seen(call)));
  }

  /** A hash of the caller's network by which a ban knows it again after a restart. */
  lastingOf(call: Call): string {
    return this.lasting(networkOf(this.seen(call)));
  }

  private hashOf(network: string): string {
    return new Bun.CryptoHasher("sha256", this.key).update(network).digest("base64url");
  }

  /** The caller's address itself, for nobody but the caller. */
  seen({ peer, headers, tunnelled = false }: Call): string {
    const near = plain(peer);
    if (!this.trusts(near) && !(tunnelled && isLoopback(near))) return near;
    // Each proxy adds the address it sees at the end: the right-most one that no trusted proxy has is the caller's.
    const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => plain(withoutPort(hop.trim())));
    const caller = hops.findLast((hop) => !this.trusts(hop));
    // What stands left of a hop that is no address was written by who knows whom.
    return caller !== undefined && isIP(caller) !== 0 ? caller : near;
  }

  private trusts(address: string): boolean {
    return isIP(address) !== 0 && this.trusted.check(address, isIPv4(address) ? "ipv4" : "ipv6");
  }
}

/** Some proxies write the port, too: `1.2.3.4:5678`, `[2001:db8::1]:5678`. */
const withoutPort = (hop: string): string => hop.replace(/^\[([^\]]*)\](:\d+)?$|^([\d.]+):\d+$/, "$1$3");

export const isLoopback = (address: string): boolean => address === "::1" || address.startsWith("127.");

/** IPv4 inside IPv6 is IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "");

/** One household has a whole /64 of IPv6. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => "0");
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
