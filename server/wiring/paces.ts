import { Pace, type Rate } from "../base/pace.ts";
import type { Config } from "../config.ts";
import type { Rules } from "../rules/events.ts";
import { startingRules } from "../rules/rules.ts";

/** A household, once each. */
const SIGN_UPS_PER_HOUR = 3;

export type Paces = ReturnType<typeof pacesOf>;

/** How often somebody may do what costs others something. */
export function pacesOf(config: Config) {
  const { posting } = startingRules(config);
  // Where nobody may at first, a host may let them at the desk.
  const signUps = config.signUpsPerHour || SIGN_UPS_PER_HOUR;
  return {
    postings: { person: new Pace(perPerson(posting)), address: new Pace(perAddress(posting)) },
    // Reactions, edits, erasures: quick in bursts, as fingers are.
    deeds: new Pace({ burst: 30, perSecond: 2 }),
    // A name is tried a few times, then worn.
    changes: new Pace({ burst: 20, perSecond: 0.2 }),
    // Each takes a processor for a moment, and ends as a file; a class behind one address takes a lesson for it.
    pictures: {
      person: new Pace({ burst: 5, perSecond: 5 / 3600 }),
      address: new Pace({ burst: 100, perSecond: 100 / 3600 }),
    },
    // Looking into rooms one after another; a lecture hall behind one address comes in within a minute.
    moves: {
      person: new Pace({ burst: 30, perSecond: 0.5 }),
      address: new Pace({ burst: 1_000, perSecond: 10 }),
    },
    openings: {
      person: new Pace({ burst: config.roomsPerHour, perSecond: config.roomsPerHour / 3600 }),
      // Whoever makes themselves a guest anew for every few rooms has the same address.
      address: new Pace({ burst: config.roomsPerHour * 10, perSecond: (config.roomsPerHour * 10) / 3600 }),
    },
    // Older pages and lists: as fast as somebody scrolls through them, not as a program does.
    readings: new Pace({ burst: 100, perSecond: 10 }),
    // Looking for better company; a cut that mends itself counts, too.
    meetings: new Pace({ burst: 20, perSecond: 0.5 }),
    // Codes for another device of one's own.
    passings: new Pace({ burst: 10, perSecond: 10 / 3600 }),
    // Wrong ones: a slip or two, not a search.
    passcodes: new Pace({ burst: 10, perSecond: 10 / (15 * 60) }),
    reports: new Pace({ burst: 10, perSecond: 10 / 3600 }),
    // A link of 128 bits is not found by trying; the record need not hear of every try.
    hostLinks: new Pace({ burst: 10, perSecond: 10 / (15 * 60) }),
    // A household, once each: a name of one's own is for ever.
    signUps: new Pace({ burst: signUps, perSecond: signUps / 3600 }),
    // Only failures: nobody forgets their password more often, and whoever guesses gets no further.
    logIns: {
      name: new Pace({ burst: 10, perSecond: 10 / (15 * 60) }),
      address: new Pace({ burst: 20, perSecond: 20 / (15 * 60) }),
    },
    // Each reads the disk: as fast as somebody looks for words, not as a program does.
    searches: new Pace({ burst: 20, perSecond: 2 }),
    // Reading the whole record for one person: all that is kept about them, or what is to be forgotten.
    wholeReadings: {
      person: new Pace({ burst: 5, perSecond: 5 / 3600 }),
      address: new Pace({ burst: 50, perSecond: 50 / 3600 }),
    },
    // A lecture hall behind one address comes in within a minute.
    arrivals: new Pace({ burst: 500, perSecond: 1 }),
  };
}

type Posting = Rules["posting"];

const perPerson = ({ burst, perSecond }: Posting): Rate => ({ burst, perSecond });
const perAddress = ({ perMinuteOfAddress: burst }: Posting): Rate => ({ burst, perSecond: burst / 60 });

/** People post as fast as the rules say from now on. */
export function changePosting({ postings }: Paces, posting: Posting): void {
  postings.person.changeTo(perPerson(posting));
  postings.address.changeTo(perAddress(posting));
}
