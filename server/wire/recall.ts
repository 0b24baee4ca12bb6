/** What is known of a tab by which it can be called back. */
export interface Recallable {
  person?: string;
  network: string;
  /** The session's hash, once it came with one. */
  session: string | undefined;
}

/** Until a page that brought its session to an end has the answer, which may hold another: it is not to ask before. */
export const ANSWERED_MS = 300;

/** Sends tabs away to come again: who they belong to may do something else from now on. */
export class Recall {
  private readonly listeners: ((isMeant: (tab: Recallable) => boolean) => void)[] = [];

  /** The people whose tabs are open, once for each tab. */
  here: () => Iterable<{ person: string; network: string; session: string }> = () => [];

  /** @param close closes every open socket that is meant */
  listen(close: (isMeant: (tab: Recallable) => boolean) => void): void {
    this.listeners.push(close);
  }

  person(person: string, afterMs = 0): void {
    this.those((tab) => tab.person === person, afterMs);
  }

  /** @param afterMs by then the answer to the call that led to it has arrived where that matters */
  those(isMeant: (tab: Recallable) => boolean, afterMs = 0): void {
    // Once the answer to the call that led to it is on its way.
    setTimeout(() => {
      for (const close of this.listeners) close(isMeant);
    }, afterMs);
  }
}
