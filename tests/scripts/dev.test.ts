import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { freePort } from "../../scripts/freePort.ts";
import { houseIn } from "../../scripts/share/houseIn.ts";
import { LISTENING } from "../../server/share/linkFile.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(60_000);

const data = mkdtempSync(join(tmpdir(), "hearsay-dev-"));
let dev: Bun.Subprocess;

beforeAll(async () => {
  const port = await freePort();
  dev = Bun.spawn([process.execPath, "scripts/dev.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: data, PORT: String(port), DATA_DIR: data },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await until("the server listens", async () => (await houseIn(data)) !== undefined, 50_000);
});
afterAll(async () => {
  dev.kill("SIGTERM");
  await dev.exited;
  rmSync(data, { recursive: true, force: true });
});

test("it ends after the server behind it has closed its record", async () => {
  expect(existsSync(join(data, LISTENING))).toBe(true);
  dev.kill("SIGTERM");
  expect(await dev.exited).toBe(0);
  expect(existsSync(join(data, LISTENING))).toBe(false);
});
