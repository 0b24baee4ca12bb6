/** A newcomer's name. `taken` says which are worn already; with thousands of guests it gets a fifth digit. */
export function guestName(random: () => number, taken: (name: string) => boolean): string {
  for (let tries = 0; ; tries += 1) {
    const from = tries < 20 ? 1_000 : 10_000;
    const name = `Guest${from + Math.floor(random() * from * 9)}`;
    if (!taken(name) || tries > 100) return name;
  }
}
