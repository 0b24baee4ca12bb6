/** What is known of a tab by which it can be called back. */
export interface Recallable {
  person?: string;
  network: string;
  /** The session's hash, once it came with one. */
  session: string | undefined;
}

/** Sends tabs away to come again: who they belong to may do something else from now on. */
export class Recall {
  private readonly listeners: ((isMeant: (tab: Recallable) => boolean) => void)[] = [];

  /** The people whose tabs are open, once for each tab. */
  here: () => Iterable<{ person: string; network: string }> = () => [];

  /** @param close closes every open socket that is meant */
  listen(close: (isMeant: (tab: Recallable) => boolean) => void): void {
    this.listeners.push(close);
  }

  person(person: string): void {
    this.those((tab) => tab.person === person);
  }

  /** @param afterMs by then the answer to the call that led to it has arrived where that matters */
  those(isMeant: (tab: Recallable) => boolean, afterMs = 0): void {
    // Once the answer to the call that led to it is on its way.
    setTimeout(() => {
      for (const close of this.listeners) close(isMeant);
    }, afterMs);
  }
}
