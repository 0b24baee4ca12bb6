import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

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

export interface Launched extends AsyncDisposable {
  /** One more person, in the same program, which is quick. */
  another: (screen?: Screen) => Promise<Visitor>;
  /** Closes the pages of everybody who came. */
  close: () => Promise<void>;
}

/** A list of one's own replaces Playwright's, so this one holds Playwright's too. */
const unwanted = [
  // Its windows have an address bar that nobody sees, whose list is two more pages: half the work of opening a window.
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${unwanted.join(",")}`,
];

/** One program for all test files of this process, where SHARED_BROWSER says that what it leaves behind is removed. */
let shared: Promise<Browser> | undefined;

/** Opens the browser at CHROME_PATH for people of its own; with more flags it is a program of its own, too. */
export async function launch(more: readonly string[] = []): Promise<Launched> {
  const alone = more.length > 0 || !process.env["SHARED_BROWSER"];
  const browser = await (alone ? start(more) : theShared());
  const contexts: BrowserContext[] = [];

  const another = async (screen: Screen = {}): Promise<Visitor> => {
    const context = await browser.newContext(contextFor(screen));
    contexts.push(context);
    const page = await context.newPage();
    return { page, errors: errorsOf(page) };
  };
  const close = async () => {
    await Promise.all(contexts.map((context) => context.close()));
    if (alone) await browser.close();
  };
  return { another, close, [Symbol.asyncDispose]: close };
}

async function theShared(): Promise<Browser> {
  shared = shared ?? start();
  // When a test takes too long, Bun ends all programs that were started: the next file has one again.
  if (!(await shared).isConnected()) shared = start();
  return shared;
}

function start(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"] ?? Bun.which("chromium");
  if (!executablePath) throw new Error('CHROME_PATH names no browser: "bun run test" finds one.');
  return chromium.launch({ executablePath, args: [...flags, ...more] });
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
