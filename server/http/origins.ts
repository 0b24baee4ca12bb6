// By which names this house is called, and which pages may talk to it: its own, by exact origin.
import { hostname, networkInterfaces } from "node:os";

/** How long the machine's addresses count as known; a laptop that woke up in another network has others. */
const LOOK_AGAIN_MS = 1_000;

/** Where others find the house. */
export interface Address {
  /** For everybody: a tunnel's link, or the configured one. */
  link?: string;
  /** For whoever is on the same network as this machine. */
  network?: string;
}

export class Origins {
  private readonly configured: URL | undefined;
  private tunnel: URL | undefined;
  /** This machine's own names, with the port; people come there by plain http. */
  private own: ReadonlySet<string> = new Set();
  private lookedAt = Number.NEGATIVE_INFINITY;

  /** @param publicUrl the origin that people open, when it is not this machine's own */
  constructor(
    private readonly port: number,
    publicUrl: string | undefined,
    private readonly addresses: () => string[] = networkAddresses,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.configured = publicUrl === undefined ? undefined : new URL(publicUrl);
    this.look();
  }

  /** The house is reached by a tunnel's link, too, from now on; without one, no longer. */
  share(link: string | undefined): void {
    this.tunnel = link === undefined ? undefined : new URL(link);
  }

  /** The address for everybody. */
  get link(): string | undefined {
    return (this.tunnel ?? this.configured)?.origin;
  }

  knowsHost(host: string | null): boolean {
    if (host === null) return false;
    const name = host.toLowerCase();
    return this.outside.some((url) => url.host === name) || this.isOwn(name);
  }

  knowsOrigin(origin: string | null): boolean {
    if (origin === null) return false;
    const [, host = ""] = /^http:\/\/([^/@]+)$/.exec(origin) ?? [];
    return this.outside.some((url) => url.origin === origin) || this.isOwn(host);
  }

  /** Whether whoever calls the house so comes by https. Its own names stay usable without. */
  isSecure(host: string | null): boolean {
    return this.outside.some((url) => url.host === host?.toLowerCase() && url.protocol === "https:");
  }

  /** Whether a call came through the tunnel, which runs on this machine and says who is behind it. */
  isTunnel(host: string | null): boolean {
    return this.tunnel !== undefined && this.tunnel.host === host?.toLowerCase();
  }

  private get outside(): URL[] {
    return [this.tunnel, this.configured].filter((url) => url !== undefined);
  }

  /** What is not known may have come since the last look. */
  private isOwn(name: string): boolean {
    if (this.own.has(name)) return true;
    if (this.now() - this.lookedAt < LOOK_AGAIN_MS) return false;
    this.look();
    return this.own.has(name);
  }

  private look(): void {
    this.lookedAt = this.now();
    const names = ownNames(this.addresses());
    this.own = new Set(names.map((host) => (this.port === 80 ? host : `${host}:${this.port}`)));
  }
}

/** Where others on the same network reach a house that listens so; undefined when they do not. */
export function onNetwork(host: string, port: number): string | undefined {
  const everywhere = host === "0.0.0.0" || host === "::";
  const address = everywhere ? networkAddresses().find((one) => !one.includes(":")) : undefined;
  return address && `http://${address}:${port}`;
}

function ownNames(addresses: readonly string[]): string[] {
  const name = hostname().toLowerCase();
  return ["localhost", "127.0.0.1", "[::1]", name, `${name}.local`, ...addresses.map(hostOf)];
}

/** The addresses under which other machines may reach this one. */
function networkAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.filter(({ internal }) => !internal).map(({ address }) => address);
}

const hostOf = (address: string): string => (address.includes(":") ? `[${address}]` : address);
