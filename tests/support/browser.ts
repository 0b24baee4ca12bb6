import { type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** How somebody looks at the house. */
export interface Screen {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  /** A touch screen with twice as many pixels. */
  readonly phone?: boolean;
  readonly more?: BrowserContextOptions;
}

/** How an error begins that nobody caught. */
export const UNCAUGHT = "uncaught: ";

/** One person at a browser of their own: cookies and storage are shared with nobody. */
export interface Visitor {
  readonly page: Page;
  /** What went wrong in the page: exceptions, and what the console calls an error, refused content included. */
  readonly errors: readonly string[];
}

export interface Launched extends Visitor, AsyncDisposable {
  /** One more person, in the same program, which is quick. */
  another: (screen?: Screen) => Promise<Visitor>;
  close: () => Promise<void>;
}

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser at CHROME_PATH with an empty profile. `await using` closes it and removes the profile. */
export async function launch(screen: Screen = {}, more: readonly string[] = []): Promise<Launched> {
  const executablePath = process.env["CHROME_PATH"] ?? Bun.which("chromium");
  if (!executablePath) throw new Error('CHROME_PATH names no browser: "bun run test" finds one.');
  const browser = await chromium.launch({ executablePath, args: [...flags, ...more] });

  const another = async (seen: Screen = {}): Promise<Visitor> => {
    const context = await browser.newContext(contextFor(seen));
    const page = await context.newPage();
    return { page, errors: errorsOf(page) };
  };
  const close = () => browser.close();
  return { ...(await another(screen)), another, close, [Symbol.asyncDispose]: close };
}

function contextFor({ width, height, theme, phone, more }: Screen): BrowserContextOptions {
  return {
    viewport: { width: width ?? (phone ? 390 : 1280), height: height ?? (phone ? 844 : 800) },
    colorScheme: theme ?? "light",
    // Pictures that are alike from run to run: nothing moves, and times are those of one place.
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    ...(phone && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
    ...more,
  };
}

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`${UNCAUGHT}${error}`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
