import type { Tab } from "./tab.ts";

/** Every open socket, counted by whose it is and where it comes from. */
export class Crowd {
  private readonly tabs = new Map<Tab, string | undefined>();
  private readonly perAddress = new Map<string, number>();
  private readonly perSession = new Map<string, number>();

  constructor(private readonly most: { perSession: number; perAddress: number }) {}

  hasRoomFor(address: string): boolean {
    return (this.perAddress.get(address) ?? 0) < this.most.perAddress;
  }

  add(tab: Tab): void {
    this.tabs.set(tab, undefined);
    count(this.perAddress, tab.data.address, 1);
  }

  /** A tab said whose it is; false when that session has as many as it may. */
  name(tab: Tab, session: string): boolean {
    if ((this.perSession.get(session) ?? 0) >= this.most.perSession) return false;
    this.tabs.set(tab, session);
    count(this.perSession, session, 1);
    return true;
  }

  remove(tab: Tab): void {
    const session = this.tabs.get(tab);
    if (!this.tabs.delete(tab)) return;
    count(this.perAddress, tab.data.address, -1);
    if (session !== undefined) count(this.perSession, session, -1);
  }

  [Symbol.iterator](): Iterator<Tab> {
    return this.tabs.keys();
  }
}

function count(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
