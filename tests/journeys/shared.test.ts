// A house that is shared by a link: what people outside and the host see of it.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/freePort.ts";
import { keepTunnel } from "../../scripts/share/tunnel.ts";
import { keepLink, LINK } from "../../server/terminal/linkFile.ts";
import { launch } from "../support/browser.ts";
import { type Journey, setOut } from "../support/journey.ts";
import { picture } from "../support/picture.ts";
import { dialog, log, say, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

const STAND_IN = join(import.meta.dirname, "../share/standIn.ts");
const folder = mkdtempSync(join(tmpdir(), "hearsay-shared-"));

let journey: Journey;
beforeAll(async () => {
  journey = await setOut();
});
/** Nothing of a test that failed goes on. */
const undoing: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of undoing.splice(0).reverse()) await undo();
  await journey.goHome();
});
afterAll(async () => {
  await journey?.end();
  rmSync(folder, { recursive: true, force: true });
});

test("the link for everybody appears in a share dialog that is open, and goes with the tunnel", async () => {
  const page = await journey.joinRoom("lobby");
  await page.getByRole("button", { name: "Share" }).click();
  const box = dialog(page, "Share lobby").getByLabel("Link", { exact: true });
  const shows = (link: string) =>
    page.waitForFunction((value) => document.querySelector<HTMLInputElement>(".link-text")?.value === value, link);
  await shows(`${journey.url}/r/lobby`);
  const link = keepLink(join(journey.data, LINK));
  undoing.push(() => link.close());
  link.set("https://four-random-words.trycloudflare.com");
  await shows("https://four-random-words.trycloudflare.com/r/lobby");
  await picture(page, "share-link");
  link.set("https://other-random-words.trycloudflare.com");
  await shows("https://other-random-words.trycloudflare.com/r/lobby");
  link.close();
  await shows(`${journey.url}/r/lobby`);
  expect(await box.inputValue()).toBe(`${journey.url}/r/lobby`);
});

test.skipIf(!Bun.which("openssl"))(
  "somebody outside comes in through a tunnel by https, and both are heard",
  async () => {
    const certificate = Bun.spawnSync(
      ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=edge"].concat(
        "-keyout",
        join(folder, "key.pem"),
        "-out",
        join(folder, "cert.pem"),
      ),
    );
    expect(certificate.exitCode).toBe(0);
    const port = await freePort();
    const shared = Promise.withResolvers<string>();
    const link = keepLink(join(journey.data, LINK));
    undoing.push(() => link.close());
    const tunnel = keepTunnel({
      command: ["/usr/bin/env", `EDGE_PORT=${port}`, `EDGE_TLS=${folder}`, process.execPath, STAND_IN],
      house: journey.server().url,
      say: () => {},
      onLink(now) {
        link.set(now);
        if (now) shared.resolve(now);
      },
    });
    undoing.push(() => tunnel.close());
    const address = await shared.promise;
    const host = await journey.joinRoom("lobby");
    await host.getByRole("button", { name: "Share" }).click();
    await host.waitForFunction(
      (now) => document.querySelector<HTMLInputElement>(".link-text")?.value.startsWith(now),
      address,
    );
    await host.keyboard.press("Escape");

    await using browser = await launch([`--host-resolver-rules=MAP *.trycloudflare.com 127.0.0.1:${port}`]);
    const { page, errors } = await browser.another({ phone: true, more: { ignoreHTTPSErrors: true } });
    await page.goto(`${address}/r/lobby`);
    await log(page).waitFor();
    await say(page, "hello from outside");
    await sees(host, "hello from outside");
    await say(host, "hello from here");
    await sees(page, "hello from here");
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name, secure, httpOnly }) => ({ name, secure, httpOnly }))).toEqual([
      { name: "__Host-sid", secure: true, httpOnly: true },
    ]);
    expect(errors).toEqual([]);
  },
);
