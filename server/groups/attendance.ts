/** Who has a tab open on the house. A tab that is away for less than the grace was never away. */
export class Attendance {
  private readonly tabs = new Map<string, number>();
  private readonly going = new Map<string, ReturnType<typeof setTimeout>>();

  /** @param gone told when somebody's last tab has been away for so long */
  constructor(
    private readonly graceMs: number,
    private readonly gone: (person: string) => void,
  ) {}

  /** A tab is there. Answers what to call when it is not. */
  come(person: string): () => void {
    this.tabs.set(person, (this.tabs.get(person) ?? 0) + 1);
    clearTimeout(this.going.get(person));
    this.going.delete(person);
    return () => this.go(person);
  }

  stop(): void {
    for (const timer of this.going.values()) clearTimeout(timer);
    this.going.clear();
  }

  private go(person: string): void {
    const left = (this.tabs.get(person) ?? 1) - 1;
    if (left > 0) return void this.tabs.set(person, left);
    this.tabs.delete(person);
    const timer = setTimeout(() => {
      this.going.delete(person);
      this.gone(person);
    }, this.graceMs);
    this.going.set(person, timer);
  }
}
