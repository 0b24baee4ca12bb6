// Which pages may talk to this house: its own, by exact origin.
import { hostname, networkInterfaces } from "node:os";

/** How long the machine's addresses count as known; a laptop that woke up in another network has others. */
const LOOK_AGAIN_MS = 1_000;

export class Origins {
  readonly secure: boolean;
  private readonly always: { hosts: string[]; origins: string[] };
  private hosts: ReadonlySet<string> = new Set();
  private origins: ReadonlySet<string> = new Set();
  private lookedAt = Number.NEGATIVE_INFINITY;

  /** @param publicUrl the origin that people open, when it is not this machine's own */
  constructor(
    private readonly port: number,
    publicUrl: string | undefined,
    private readonly addresses: () => string[] = networkAddresses,
    private readonly now: () => number = () => performance.now(),
  ) {
    const known = publicUrl === undefined ? [] : [new URL(publicUrl)];
    this.secure = known.some(({ protocol }) => protocol === "https:");
    this.always = { hosts: known.map(({ host }) => host), origins: known.map(({ origin }) => origin) };
    this.look();
  }

  knowsHost(host: string | null): boolean {
    return host !== null && this.finds(() => this.hosts.has(host.toLowerCase()));
  }

  knowsOrigin(origin: string | null): boolean {
    return origin !== null && this.finds(() => this.origins.has(origin));
  }

  /** What is not known may have come since the last look. */
  private finds(known: () => boolean): boolean {
    if (known()) return true;
    if (this.now() - this.lookedAt < LOOK_AGAIN_MS) return false;
    this.look();
    return known();
  }

  private look(): void {
    this.lookedAt = this.now();
    const own = ownNames(this.addresses()).map((host) => (this.port === 80 ? host : `${host}:${this.port}`));
    this.hosts = new Set([...own, ...this.always.hosts]);
    this.origins = new Set([...[...this.hosts].map((host) => `http://${host}`), ...this.always.origins]);
  }
}

function ownNames(addresses: readonly string[]): string[] {
  const name = hostname().toLowerCase();
  return ["localhost", "127.0.0.1", "[::1]", name, `${name}.local`, ...addresses.map(hostOf)];
}

/** The addresses under which other machines may reach this one. */
export function networkAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.filter(({ internal }) => !internal).map(({ address }) => address);
}

const hostOf = (address: string): string => (address.includes(":") ? `[${address}]` : address);
