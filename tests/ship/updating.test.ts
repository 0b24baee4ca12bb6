// A data folder goes on under a newer program, and never under one that would misread it.
import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { FORMAT } from "../../server/heart/format.ts";
import { openLog } from "../../server/log/files.ts";
import { GOLDEN } from "../torture/golden.ts";
import { launch, startServer } from "../torture/server.ts";

setDefaultTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), "hearsay-updating-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A golden folder in a place of its own. */
function golden(version: string, as: string): string {
  const data = join(folder, as);
  cpSync(join(GOLDEN, version), data, { recursive: true });
  return data;
}
const contents = (data: string) =>
  readdirSync(join(data, "log"), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${name} ${Bun.hash(readFileSync(join(data, "log", name)))}`);

describe("an update", () => {
  test.each(readdirSync(GOLDEN))("starts on what %s wrote, and is well", async (version) => {
    const data = golden(version, `of-${version}`);
    const server = await startServer(data);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    server.signal("SIGTERM");
    expect(await server.exited).toBe(0);
    expect(JSON.parse(readFileSync(join(data, "format"), "utf8"))).toMatchObject({ format: FORMAT });
    // Back to the same program: nothing stands in its way.
    await (await startServer(data)).kill();
  });
});

describe("a folder that a newer program wrote", () => {
  const newer = JSON.stringify({ format: FORMAT + 1, version: "9.1.0" });
  const REFUSED = "was written by Hearsay 9.1.0; this is the older";

  test("is refused by an older one, in words that say what to do, and left as it is", async () => {
    const data = golden("0.1.0", "newer");
    writeFileSync(join(data, "format"), newer);
    const before = contents(data);
    const server = launch(data, {});
    expect(await server.exited).toBe(1);
    expect(server.said()).toContain(REFUSED);
    expect(server.said()).toContain("bring back a backup");
    expect(contents(data)).toEqual(before);
  });

  test("is refused also for one event of a kind that is not known yet", async () => {
    const data = golden("0.1.0", "other-kind");
    const log = await openLog({ folder: join(data, "log"), onFailure: () => {} });
    await log.append("room:tea", log.versionOf("room:tea"), [{ type: "poll-opened", at: Date.now() }]);
    await log.close();
    const server = launch(data, {});
    expect(await server.exited).toBe(1);
    expect(server.said()).toContain('The record holds "poll-opened" (event 25), which this Hearsay does not know');
  });

  test("is not restored by an older one", () => {
    const from = golden("0.1.0", "backup");
    writeFileSync(join(from, "format"), newer);
    const data = join(folder, "restored");
    mkdirSync(data);
    const { exitCode, stderr } = Bun.spawnSync([process.execPath, "scripts/restore.ts", from], {
      cwd: root,
      env: { ...process.env, DATA_DIR: data },
    });
    expect(exitCode).toBe(1);
    expect(stderr.toString()).toContain(REFUSED);
    expect(readdirSync(data)).not.toContain("log");
  });
});
