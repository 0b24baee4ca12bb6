// The filter and the host's own words, made ready when somebody's words first need them: their tables and patterns take
// longer than half a start, and a house that lets everything through never needs them.
import type * as Filter from "./filter/filter.ts";
import type * as OwnWords from "./ownWords.ts";

export const judge: typeof Filter.judge = (shown) => filter().judge(shown);

export const ownFinder: typeof OwnWords.ownFinder = (own) => (own.length === 0 ? () => [] : ownWords().ownFinder(own));

export const unfit: typeof OwnWords.unfit = (own) => ownWords().unfit(own);

// biome-ignore lint/style/noCommonJs: an import is either at once or awaited; this is when it is called, and at once.
const filter = (): typeof Filter => require("./filter/filter.ts");
// biome-ignore lint/style/noCommonJs: as above.
const ownWords = (): typeof OwnWords => require("./ownWords.ts");
