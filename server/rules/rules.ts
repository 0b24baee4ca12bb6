import type { Frozen } from "../base/fold.ts";
// The rules as they hold at this moment: what a host set, and where they set nothing, what the house was started with.
import type { Config } from "../config.ts";
import { type Lockdown, lockdownAt, type RulesState } from "./decide.ts";
import type { Rules, Treatments } from "./events.ts";

/** What holds in a house whose host set nothing. */
export function startingRules(config: Config): Rules {
  const { filterWarn, filterMask, filterRefuse } = config;
  const filter: Treatments = {};
  for (const category of filterWarn) filter[category] = "warn";
  for (const category of filterMask) filter[category] = "mask";
  for (const category of filterRefuse) filter[category] = "refuse";
  return {
    filter,
    own: [],
    ladder: [],
    floodMutes: config.floodMutes.map((seconds) => seconds * 1_000),
    posting: {
      burst: config.postBurst,
      perSecond: config.postPerSecond,
      perMinuteOfAddress: config.postsPerMinutePerAddress,
    },
    signUp: config.signUpsPerHour > 0,
    guestPictures: config.guestAvatars,
    guestRooms: config.roomsPerHour > 0,
    groupSize: config.groupSize,
    keep: "7d",
  };
}

export class HouseRules {
  private set: Frozen<Partial<Rules>> | undefined;
  private rules: Rules;

  constructor(
    private readonly starting: Rules,
    private readonly state: () => Frozen<RulesState>,
    private readonly now: () => number,
  ) {
    this.rules = starting;
  }

  /** The same object until something changes. */
  current(): Rules {
    const { set } = this.state();
    if (set !== this.set) this.rules = { ...this.starting, ...(set as Partial<Rules>) };
    this.set = set;
    return this.rules;
  }

  lockdown(): Lockdown | undefined {
    return lockdownAt(this.state(), this.now());
  }
}
