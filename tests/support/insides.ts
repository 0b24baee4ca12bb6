/** What no answer may hold: paths, lines of code, a runtime's own words. */
export const INSIDES =
  /\/work\/|\/home\/|\/root\/|\/tmp\/|node_modules|file:\/\/|\.ts\b|\bat [\w.<>]+ \(|TypeError|RangeError|undefined is not/;
