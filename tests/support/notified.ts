// What a page tells somebody who looks elsewhere.
import type { Page } from "playwright-core";
import { log } from "./screen.ts";
import { until } from "./until.ts";

export interface Notified {
  title: string;
  body: string;
  closed: boolean;
}

interface Noting {
  notified: { shown: Notification; closed: boolean }[];
  notes: number;
}

/** Notes from now on what the pages of this person show and play, beside showing and playing it. */
export async function noting(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    const noted: Noting = { notified: [], notes: 0 };
    Object.assign(window, { noted });
    window.Notification = class extends Notification {
      private readonly entry = { shown: this as Notification, closed: false };
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        noted.notified.push(this.entry);
      }
      override close(): void {
        this.entry.closed = true;
        super.close();
      }
    };
    window.OscillatorNode = class extends OscillatorNode {
      override start(when?: number): void {
        noted.notes += 1;
        super.start(when);
      }
    };
  });
  await page.reload();
  await log(page).waitFor();
}

export async function notified(page: Page): Promise<Notified[]> {
  const all = await page.evaluate(() =>
    (window as unknown as { noted: Noting }).noted.notified.map(({ shown: { title, body }, closed }) => ({
      title,
      body,
      closed,
    })),
  );
  return all.map(({ title, body, closed }) => ({ title: plain(title), body: plain(body), closed }));
}

export const isNotified = (page: Page, times: number): Promise<void> =>
  until(`${times} notifications`, async () => (await notified(page)).length === times);

export const notesPlayed = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { noted: Noting }).noted.notes);

export const pressNewest = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { notified } = (window as unknown as { noted: Noting }).noted;
    notified.at(-1)?.shown.dispatchEvent(new Event("click"));
  });

/** Without the marks that keep a name's direction to itself. */
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, "");
