import type { News } from "../../server/rooms/news.ts";
import type { Unsaid } from "../outbox.ts";

/** What stands among the rows and is none, each at its version. */
export function asidesOf(news: readonly News[] = [], receipts: readonly Unsaid[] = []) {
  return [
    ...news.map((one) => ({
      version: one.version,
      at: one.at,
      item: { kind: "news" as const, key: `n${one.version}`, news: one },
    })),
    ...receipts.map((receipt) => ({
      version: receipt.version ?? 0,
      at: receipt.at,
      item: { kind: "receipt" as const, key: receipt.id, receipt },
    })),
  ].sort((a, b) => a.version - b.version);
}
