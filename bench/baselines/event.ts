// The event that the baselines send: as the house's, so that all carry the same bytes.
let version = 0;

export const posted = (text: string) => ({
  type: "message-posted",
  at: Date.now(),
  id: "0123456789abcdef0123456789abcdef0123",
  text,
  version: ++version,
  by: "0123456789abcdef",
});
