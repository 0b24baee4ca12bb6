/** Seeds under which an evening of strangers once went wrong, each with its story. They are tried again, for ever. */
export const seeds: readonly number[] = [];
