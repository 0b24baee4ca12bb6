// Where a journey happens: the real server on a folder of its own, a wire to it that can be cut, and people at browsers.
import { expect } from "bun:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Running, startServer } from "../torture/server.ts";
import { launch, type Launched, type Screen, UNCAUGHT, type Visitor } from "./browser.ts";
import { connect, newId, type Program } from "./client.ts";
import { openProxy, type Wire } from "./proxy.ts";
import { log } from "./screen.ts";

/** A step that hangs is given up sooner than its test. */
const STEP_MS = 20_000;
/** What a browser prints when a wire is cut. */
const CUT = /ERR_(EMPTY_RESPONSE|CONNECTION|INTERNET|SOCKET|FAILED)|WebSocket connection|Failed to fetch/;
/** And what it prints when the house refuses something that was asked over HTTP, which the page says kindly. */
const REFUSED = /the server responded with a status of 4\d\d/;

export interface Journey {
  /** Of the wire, which is the only way of the browsers. */
  url: string;
  data: string;
  wire: Wire;
  server: () => Running;
  /** Somebody new opens this address. */
  visit(path: string, screen?: Screen): Promise<Page>;
  joinRoom(room: string, screen?: Screen): Promise<Page>;
  /** One more tab of the same person. */
  anotherTab(of: Page): Promise<Page>;
  /** Somebody without a browser, in these rooms. */
  program(...rooms: string[]): Promise<Program>;
  /** Rewrites chatrooms.txt. */
  houseRooms(...lines: string[]): void;
  /** Starts the server again, at its old port, on this folder or another. */
  restart(data?: string): Promise<void>;
  /** Sends everybody home; fails where a page had an error that no cut explains. */
  goHome(): Promise<void>;
  end(): Promise<void>;
}

export interface Setting {
  rooms?: readonly string[];
  env?: Record<string, string>;
  /** A folder that somebody else removes. */
  data?: string;
}

export async function setOut({ rooms = ["lobby"], env = {}, data }: Setting = {}): Promise<Journey> {
  const home = data ?? mkdtempSync(join(tmpdir(), "hearsay-journey-"));
  mkdirSync(home, { recursive: true });
  const houseRooms = (...lines: string[]) => writeFileSync(join(home, "chatrooms.txt"), `${lines.join("\n")}\n`);
  houseRooms(...rooms);
  const wire = openProxy();
  const settings = { PUBLIC_URL: wire.url, ROOMS_PER_HOUR: "1000", ...env };
  const [browser, started] = await Promise.all([launch(), startServer(home, { env: settings })]);
  let server = started;
  wire.leadTo(server.port);
  let visitors: Visitor[] = [];
  let programs: Program[] = [];

  async function visit(path: string, screen?: Screen): Promise<Page> {
    const visitor = await browser.another(screen);
    visitors.push(visitor);
    visitor.page.setDefaultTimeout(STEP_MS);
    await visitor.page.goto(wire.url + path);
    return visitor.page;
  }

  async function goHome(): Promise<void> {
    for (const one of programs) one.close();
    programs = [];
    const errors = visitors
      .flatMap((visitor) => visitor.errors)
      .filter((error) => error.startsWith(UNCAUGHT) || !(CUT.test(error) || REFUSED.test(error)));
    await Promise.all(visitors.map(({ page }) => page.context().close()));
    visitors = [];
    expect(errors).toEqual([]);
  }

  return {
    url: wire.url,
    data: home,
    wire,
    server: () => server,
    visit,
    async joinRoom(room, screen) {
      const page = await visit(`/r/${room}`, screen);
      await log(page).waitFor();
      return page;
    },
    async anotherTab(of) {
      const page = await of.context().newPage();
      page.setDefaultTimeout(STEP_MS);
      await page.goto(of.url());
      await log(page).waitFor();
      return page;
    },
    async program(...rooms) {
      const one = await connect(server.url);
      programs.push(one);
      for (const room of rooms) await one.call.rooms.enter.mutate({ room });
      return one;
    },
    houseRooms,
    async restart(data = home) {
      await server.kill();
      server = await startServer(data, { env: settings, port: server.port });
    },
    goHome,
    async end() {
      await closeAll(browser, server);
      wire.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function closeAll(browser: Launched, server: Running): Promise<void> {
  await browser.close();
  await server.kill();
}

/** Fewer than may be in flight at once. */
const AT_ONCE = 25;

/** In this order; some at a time, since a socket may not send many frames in a row. */
export async function says(program: Program, room: string, ...texts: string[]): Promise<void> {
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const some = texts.slice(from, from + AT_ONCE);
    await Promise.all(some.map((text) => program.call.messages.post.mutate({ room, id: newId(), text })));
  }
}

export const numbered = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, index) => `line ${index + from}`);
