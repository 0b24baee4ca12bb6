/** One after another for each key; different keys do not wait for each other. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  async take<T>(key: string, deed: () => Promise<T>): Promise<T> {
    const turn = after(this.last.get(key), deed);
    this.last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(key) === turn) this.last.delete(key);
    }
  }
}

async function after<T>(before: Promise<unknown> | undefined, deed: () => Promise<T>): Promise<T> {
  try {
    await before;
  } catch {
    // Its own caller is told.
  }
  return deed();
}
