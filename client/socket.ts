// The one WebSocket of this tab: opens it once the house knows who we are, brings it back, and says how it stands.
import { createWSClient } from "@trpc/client";
import { type Accessor, createSignal } from "solid-js";
import { COME_AGAIN, PING_MS } from "../server/limits.ts";
import { pauseBefore } from "./pace.ts";

/** Being opened, open, or waiting before the next attempt. */
export type Connection = "connecting" | "open" | "waiting";

const PONG_MS = 5_000;
/** A socket asked after a sleep has this long to answer before it counts as lost. */
const CHECK_MS = 3_000;
/** A cut shorter than this is nobody's business. */
const CUT_OFF_MS = 5_000;
/** A socket that falls sooner than this has not ended the row of attempts. */
const STEADY_MS = 10_000;
/** Who is not let in after so many meetings keeps no cookies here: each further one would make one more guest. */
const MEETINGS_MOST = 3;

/** `arrive` asks the house who we are, also when it called us back; the socket is opened with the cookie that it sets. */
export function makeSocket(url: string, arrive: (calledBack: boolean) => Promise<void>) {
  const [connection, setConnection] = createSignal<Connection>("connecting");
  const [cutOff, setCutOff] = createSignal(false);
  let attempt = -1;
  let meetings = 0;
  let calledBack = false;
  let openedAt = 0;
  let cutTimer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => setCutOff(true), CUT_OFF_MS);
  let hurry: (() => void) | undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const client = createWSClient({
    // The client's own pause cannot be cut short when the network is back, so ours is here.
    retryDelayMs: () => 0,
    url: async () => {
      if (attempt >= 0) {
        setConnection("waiting");
        await pause(pauseBefore(attempt, Math.random()));
        setConnection("connecting");
      }
      // A lasting refusal can mean that our session is over; then the house has to meet us anew.
      const meetAgain = meetings === 0 || (attempt > 0 && meetings < MEETINGS_MOST);
      attempt += 1;
      if (meetAgain) {
        await arrive(calledBack);
        calledBack = false;
        meetings += 1;
      }
      return url;
    },
    keepAlive: { enabled: true, intervalMs: PING_MS, pongTimeoutMs: PONG_MS },
    onOpen() {
      openedAt = Date.now();
      clearTimeout(cutTimer);
      cutTimer = undefined;
      setCutOff(false);
      setConnection("open");
    },
    onClose(cause) {
      if (connection() === "open" && Date.now() - openedAt > STEADY_MS) {
        attempt = 0;
        meetings = 1;
      }
      // What one may do here has changed: the house is asked who one is.
      if (cause?.code === COME_AGAIN) {
        meetings = 0;
        calledBack = true;
      }
      setConnection("waiting");
      cutTimer ??= setTimeout(() => setCutOff(true), CUT_OFF_MS);
    },
  });

  /** The network or the person is back: try at once, and make sure that what looks open is alive. */
  function check(): void {
    hurry?.();
    const ws = client.connection?.ws;
    if (ws?.readyState !== WebSocket.OPEN) return;
    const lost = setTimeout(() => ws.close(), CHECK_MS);
    ws.addEventListener("message", () => clearTimeout(lost), { once: true });
    ws.send("PING");
  }

  return { client, connection: connection as Accessor<Connection>, cutOff: cutOff as Accessor<boolean>, check };
}
