// Which pages may talk to this house: its own, by exact origin.
import { hostname, networkInterfaces } from "node:os";

export class Origins {
  private readonly hosts: ReadonlySet<string>;
  private readonly origins: ReadonlySet<string>;
  readonly secure: boolean;

  /** @param publicUrl the origin that people open, when it is not this machine's own */
  constructor(port: number, publicUrl: string | undefined) {
    const known = publicUrl === undefined ? [] : [new URL(publicUrl)];
    this.secure = known.some(({ protocol }) => protocol === "https:");
    this.hosts = new Set([
      ...ownHosts().map((host) => (port === 80 ? host : `${host}:${port}`)),
      ...known.map(({ host }) => host),
    ]);
    this.origins = new Set([...[...this.hosts].map((host) => `http://${host}`), ...known.map(({ origin }) => origin)]);
  }

  knowsHost(host: string | null): boolean {
    return host !== null && this.hosts.has(host.toLowerCase());
  }

  knowsOrigin(origin: string | null): boolean {
    return origin !== null && this.origins.has(origin);
  }
}

function ownHosts(): string[] {
  const name = hostname().toLowerCase();
  return ["localhost", "127.0.0.1", "[::1]", name, `${name}.local`, ...networkAddresses().map(hostOf)];
}

/** The addresses under which other machines may reach this one. */
export function networkAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.filter(({ internal }) => !internal).map(({ address }) => address);
}

const hostOf = (address: string): string => (address.includes(":") ? `[${address}]` : address);
