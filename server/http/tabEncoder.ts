// What goes in and out on a tab's WebSocket, as tRPC's handler asks for it.
import type { Encoder } from "@trpc/server/adapters/ws";
import type { App } from "../app.ts";
import type { SubscriptionId } from "../wire/feed.ts";
import { Following } from "../wire/following.ts";
import type { Tab } from "./tab.ts";

type Procedures = Record<string, { _def?: { type?: string } } | undefined>;

/** JSON, but where a subscription is handed over: from then on the tab and the hub answer in tRPC's stead. */
export class TabEncoder implements Encoder {
  constructor(
    private readonly tab: Tab,
    private readonly app: App,
  ) {}

  encode(message: unknown): string {
    const { id, result } = message as { id: SubscriptionId; result?: { type?: string; data?: unknown } };
    if (result?.data instanceof Following) return result.data.attach(id);
    const goesOn = result?.type === "stopped" && this.tab.follows(id);
    return goesOn ? "" : JSON.stringify(message);
  }

  decode(data: string | Uint8Array | ArrayBuffer): unknown {
    const message: unknown = JSON.parse(data as string);
    const procedures = this.app.router._def.procedures as unknown as Procedures;
    for (const call of [message].flat() as { id?: SubscriptionId; method?: string; params?: { path?: string } }[]) {
      if (call?.method === "subscription.stop") this.tab.stop(call.id);
      // On a socket nothing hangs on whether a call is named a query or a mutation: what it is counts.
      const type = procedures[call?.params?.path ?? ""]?._def?.type;
      if ((call?.method === "query" || call?.method === "mutation") && (type === "query" || type === "mutation"))
        call.method = type;
    }
    return message;
  }
}
