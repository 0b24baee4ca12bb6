// What the rules say about words, made ready for every message.
import type { Rules, Treatments } from "../rules/events.ts";
import { ownFinder } from "./judging.ts";
import type { OwnFinding } from "./ownWords.ts";
import { type Found, foundIn, strictest } from "./screening.ts";

/** No links go out while the house is locked down. */
const IN_LOCKDOWN: Treatments = { link: "refuse" };

export class Policy {
  private madeFor: Rules["own"] | undefined;
  private findOwn: (text: string) => OwnFinding[] = () => [];

  /** @param rules as they hold at this moment: the same object until something changes */
  constructor(private readonly rules: { current(): Pick<Rules, "filter" | "own">; lockdown(): object | undefined }) {}

  /** What is done in a room that may be stricter than the house. */
  filterFor(room: Treatments): Treatments {
    const both = strictest(this.rules.current().filter, room);
    return this.rules.lockdown() ? strictest(both, IN_LOCKDOWN) : both;
  }

  find(text: string, filter: Treatments): Found {
    const { own } = this.rules.current();
    if (own !== this.madeFor) this.findOwn = ownFinder(own);
    this.madeFor = own;
    return foundIn(text, filter, this.findOwn);
  }
}
