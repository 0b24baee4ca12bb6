const rules = new Intl.PluralRules("en");
const numbers = new Intl.NumberFormat("en");

/** "1 message", "2 messages", "1,204 messages". */
export function counted(count: number, one: string, other: string): string {
  return `${numbers.format(count)} ${rules.select(count) === "one" ? one : other}`;
}
