// The house as one file, and as the file system of a container's image.
import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildClient } from "../../scripts/client.ts";
import { bun, root } from "../../scripts/command.ts";
import { freePort } from "../../scripts/freePort.ts";
import { EXECUTABLE, makeExecutable } from "../../scripts/oneFile.ts";
import { connect, newId } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { until } from "../support/until.ts";
import { startServer } from "../torture/server.ts";

setDefaultTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), "hearsay-ship-"));
const program = EXECUTABLE;
beforeAll(async () => {
  await buildClient();
  await makeExecutable(program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const empty = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
};

/** One of the executable's commands, where nothing of the sources is near. */
function run(cwd: string, ...words: string[]) {
  const { exitCode, stdout, stderr } = Bun.spawnSync([program, ...words], { cwd, env: { PATH: "/nowhere" } });
  return { code: exitCode, words: stdout.toString() + stderr.toString() };
}

describe("the one-file executable", () => {
  test("is the house: pages, rooms and a record, in a folder with nothing in it", async () => {
    const home = empty("alone");
    const server = await startServer(join(home, "data"), { command: [program, "start"] });
    const page = await (await fetch(server.url)).text();
    const [, script = ""] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? [];
    const loaded = await fetch(server.url + script);
    expect(loaded.headers.get("content-type")).toStartWith("text/javascript");
    expect((await loaded.text()).length).toBeGreaterThan(50_000);
    const ada = await connect(server.url);
    const reader = await new Follower(ada, "lobby").enter();
    await ada.call.messages.post.mutate({ room: "lobby", id: newId(), text: "hello" });
    await reader.hears("hello");
    ada.close();
    server.signal("SIGTERM");
    expect(await server.exited).toBe(0);

    expect(run(home, "verify")).toEqual({ code: 0, words: expect.stringContaining("Fine.") });
    expect(run(home, "backup", "backups/copy.tar.gz")).toEqual({
      code: 0,
      words: expect.stringContaining("copy.tar.gz"),
    });
    const other = empty("other");
    expect(run(other, "restore", join(home, "backups/copy.tar.gz"))).toEqual({
      code: 0,
      words: expect.stringContaining("events from"),
    });
    expect(run(other, "repair")).toEqual({ code: 0, words: expect.stringContaining("Nothing to repair.") });
    expect(run(other, "health")).toEqual({ code: 1, words: "No house answers.\n" });
  });

  test("has inside what is got ready when it is first needed: the filter, and names that look alike", async () => {
    const env = { FILTER_MASK: "phone" };
    const server = await startServer(join(empty("filtering"), "data"), { command: [program, "start"], env });
    const [ada, bo] = [await connect(server.url), await connect(server.url)];
    await ada.call.people.change.mutate({ name: "Ada" });
    const reader = await new Follower(ada, "lobby").enter();
    await bo.call.rooms.enter.mutate({ room: "lobby" });
    await expect(bo.call.people.change.mutate({ name: "Аda" })).rejects.toThrow("name-taken");
    await bo.call.messages.post.mutate({ room: "lobby", id: newId(), text: "call +1 415 555 2671" });
    await reader.hears("call •• ••• ••• ••••");
    for (const program of [ada, bo]) program.close();
    await server.kill();
  });

  test("takes up the views that it kept", async () => {
    const data = join(empty("again"), "data");
    const first = await startServer(data, { command: [program, "start"] });
    first.signal("SIGTERM");
    await first.exited;
    const kept = JSON.parse(readFileSync(join(data, "views/rooms.json"), "utf8"));
    expect(kept.code).toMatch(/^[0-9a-f]{16}$/);
    expect(run(join(data, ".."), "verify").words).toContain("compared with a fresh fold");
  });

  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const commands = Object.keys(scripts).filter((name) => scripts[name] === `bun scripts/hearsay.ts ${name}`);
  test.each(commands)("says what %s does", (name) => {
    const { code, words } = run(folder, name, "--help");
    expect(code).toBe(0);
    expect(words).toStartWith(`hearsay ${name}`);
    expect(run(folder, "--help").words).toContain(`hearsay ${name} `);
  });
  test("says what there is when it is asked for something else", () => {
    expect(run(folder, "dance")).toEqual({ code: 1, words: expect.stringContaining('There is no command "dance"') });
  });
});

/** Another root, of which nothing can be written but /data and /tmp; another user, who can become nobody else. */
const CONFINED = `
  set -e
  mount --bind "$1" "$1"
  mount -o remount,ro,bind "$1"
  mount --bind "$2" "$1/data"
  mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
  mount -t proc proc "$1/proc"
  shift_root="$1"; shift 2
  exec setpriv --no-new-privs chroot --userspec=65532:65532 --groups=65532 "$shift_root" /hearsay "$@"
`;
const lacking =
  process.platform !== "linux"
    ? "it is a Linux image"
    : process.getuid?.() !== 0
      ? "only root can change the root"
      : Bun.spawnSync(["unshare", "--mount", "true"]).exitCode !== 0
        ? "no mounts can be made here"
        : undefined;
if (lacking) console.log(`The image's file system is not tried: ${lacking}.`);

describe.skipIf(lacking !== undefined)("the file system of the image", () => {
  const image = join(folder, "image");
  const data = join(folder, "image-data");
  const confined = (...words: string[]) => [
    "unshare",
    "--mount",
    "sh",
    "-c",
    CONFINED,
    "confined",
    image,
    data,
    ...words,
  ];

  /** What is at its top; where the loader is, the processor says: lib64 on x86. */
  let made: string[] = [];
  beforeAll(async () => {
    expect(await bun(["scripts/image.ts", image], { quiet: true })).toBe(true);
    made = readdirSync(image).sort();
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(join(data, "chatrooms.txt"), "lobby\n");
    for (const path of [data, join(data, "chatrooms.txt")]) chownSync(path, 65_532, 65_532);
  });

  test("holds a program, its C library and two empty folders, and no shell", () => {
    const files = readdirSync(image, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(made.filter((name) => !/^lib(64)?$/.test(name))).toEqual(["data", "dev", "etc", "hearsay", "proc", "tmp"]);
    const names = files.map(({ name }) => name).sort();
    expect(names).toContain("hearsay");
    expect(
      names.filter((name) => !/^(hearsay|passwd|group|ld-linux.*|lib(c|m|dl|pthread)\.so\.\d)$/.test(name)),
    ).toEqual([]);
    for (const name of ["data", "tmp"]) expect(readdirSync(join(image, name))).toEqual([]);
  });

  test("runs read-only, as another user, without capabilities, and is well", async () => {
    const port = await freePort();
    const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", DATA_DIR: "/data", PORT: String(port) };
    const child = Bun.spawn(confined("start"), { env, stdio: ["ignore", "pipe", "pipe"] });
    const url = `http://127.0.0.1:${port}`;
    await until(
      "the house to answer",
      async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok === true,
      20_000,
    );
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    expect(status).toMatch(/^Uid:\s+65532\s+65532\s+65532\s+65532$/m);
    for (const caps of ["CapInh", "CapPrm", "CapEff", "CapAmb"])
      expect(status).toMatch(new RegExp(`^${caps}:\\s+0+$`, "m"));
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    const mounts = readFileSync(`/proc/${child.pid}/mounts`, "utf8");
    expect(mounts).toMatch(/^\S+ \/ \S+ ro[ ,]/m);

    const ada = await connect(url);
    await ada.call.rooms.enter.mutate({ room: "lobby" });
    await ada.call.messages.post.mutate({ room: "lobby", id: newId(), text: "from a small room" });
    ada.close();
    expect((await fetch(url)).headers.get("content-type")).toStartWith("text/html");
    const inside = ["nsenter", "-t", String(child.pid), "--mount", "chroot", image, "/hearsay", "health"];
    const health = Bun.spawnSync(inside, { env });
    expect(health.stdout.toString() + health.stderr.toString()).toBe(`The house answers at ${url}.\n`);
    expect(health.exitCode).toBe(0);

    child.kill("SIGTERM");
    expect(await child.exited).toBe(0);
    expect(existsSync(join(data, "log"))).toBe(true);
    expect(readdirSync(join(image, "tmp"))).toEqual([]);
    expect(readdirSync(image).sort()).toEqual(made);
  });
});
