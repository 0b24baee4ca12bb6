/** People whose network is remembered; the one longest unseen is forgotten first. */
const REMEMBERED = 50_000;

/** Where people were last seen, as keyed hashes. In memory alone: only a ban is ever recorded. */
export class Networks {
  private readonly last = new Map<string, string>();

  seen(person: string, network: string): void {
    this.last.delete(person);
    this.last.set(person, network);
    if (this.last.size > REMEMBERED) this.last.delete(this.last.keys().next().value ?? "");
  }

  of(person: string): string | undefined {
    return this.last.get(person);
  }
}
