const rules = new Intl.PluralRules("en");
const numbers = new Intl.NumberFormat("en");

/** "1 message", "2 messages", "1,204 messages". */
export function counted(count: number, one: string, other: string): string {
  return `${numbers.format(count)} ${rules.select(count) === "one" ? one : other}`;
}

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** "three"; from eleven on, digits. */
export const inWords = (count: number): string => SMALL[count] ?? numbers.format(count);
