// What a house behind a proxy is held to: the real program, with the snippet that docs/DEPLOY.md points to.
import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { freePort } from "../../scripts/freePort.ts";
import { BODY_BYTES } from "../../server/limits.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { until } from "../support/until.ts";
import { type Running, startServer } from "../torture/server.ts";

setDefaultTimeout(60_000);

/** A moment longer than nginx waits for a silent line. */
const LONGER_THAN_SILENCE_MS = 33_000;

export interface Proxy {
  name: string;
  /** Where its package puts it; not on every PATH. */
  program: string | null;
  /** The snippet, at home here; and how it is started. */
  config(place: Place): string;
  command(program: string, config: string): string[];
}

export interface Place {
  port: number;
  house: number;
  folder: string;
}

/** A snippet of docs/DEPLOY.md, as it is, but for where the house listens. */
export const snippet = (file: string, place: Place) =>
  readFileSync(join(root, "deploy", file), "utf8").replaceAll("127.0.0.1:3000", `127.0.0.1:${place.house}`);

export function tryBehind(proxy: Proxy): void {
  const { name, program } = proxy;
  if (!program) console.log(`Not tried behind ${name}: it is not installed (apt-get install ${name.toLowerCase()}).`);
  describe.skipIf(!program)(`a house behind ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "hearsay-proxy-"));
    let house: Running;
    let ada: Program;
    let url: string;
    let end: () => Promise<unknown>;

    beforeAll(async () => {
      // The certificates of these tests are nobody's.
      process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
      const place = { port: await freePort(), house: await freePort(), folder };
      url = `https://localhost:${place.port}`;
      house = await startServer(join(folder, "data"), {
        port: place.house,
        env: { PUBLIC_URL: url, TRUSTED_PROXIES: "127.0.0.1" },
      });
      certify(folder);
      const config = join(folder, "config");
      writeFileSync(config, proxy.config(place));
      const child = Bun.spawn(proxy.command(program ?? "", config), { stdio: ["ignore", "ignore", "pipe"] });
      let said = "";
      const reading = (async () => {
        for await (const bytes of child.stderr) said += new TextDecoder().decode(bytes);
      })();
      end = async () => {
        child.kill();
        await Promise.all([child.exited, reading]);
      };
      const answers = async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.status === 200;
      await until(`${name} to answer`, answers, 20_000).catch((error: Error) => {
        throw new Error(`${error.message}\n${said}`);
      });
      ada = await connect(url);
    });
    afterAll(async () => {
      // Deleted, it could not be set again in this process.
      process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "1";
      ada?.close();
      await end();
      await house.kill();
      rmSync(folder, { recursive: true, force: true });
    });

    test("gives browsers a cookie for https alone", async () => {
      const headers = { origin: url, "content-type": "application/json" };
      const answer = await fetch(`${url}/trpc/people.me`, { method: "POST", headers });
      expect(answer.headers.get("set-cookie")).toMatch(/^__Host-sid=[\w-]{43}; .*; Secure$/);
      expect(answer.headers.get("strict-transport-security")).not.toBeNull();
    });

    test("lets nobody's page in but its own", async () => {
      const headers = { origin: "https://evil.example", "content-type": "application/json" };
      expect((await fetch(`${url}/trpc/people.me`, { method: "POST", headers })).status).toBe(403);
    });

    test("knows the caller's address, whatever the caller says of it", async () => {
      const seen = (...more: string[]) =>
        Bun.spawnSync(["curl", "-sk", "--interface", "127.0.0.9", ...more, `${url}/address`])
          .stdout.toString()
          .trim();
      expect(seen()).toBe("127.0.0.9");
      expect(seen("-H", "X-Forwarded-For: 203.0.113.7")).toBe("127.0.0.9");
      expect(seen("-H", "X-Forwarded-For: 203.0.113.7, 127.0.0.1")).toBe("127.0.0.9");
    });

    test("gets what is as large as may be, and is not shaken by what is larger", async () => {
      const headers = { authorization: `Bearer ${ada.session}`, "content-type": "application/json" };
      const post = async (bytes: number) => {
        const text = JSON.stringify({ room: "lobby", id: newId(), text: "x".repeat(20_000) });
        const answer = await fetch(`${url}/trpc/messages.post`, { method: "POST", headers, body: text.padEnd(bytes) });
        return { status: answer.status, words: await answer.text() };
      };
      // As it was sent, it came to the very rule for messages.
      expect(await post(BODY_BYTES)).toEqual({ status: 400, words: expect.stringContaining("too-long") });
      // While it is still being sent, a proxy may find the line closed before it finds out why.
      expect((await post(1_000_000)).status).toBeOneOf([413, 502]);
      expect((await post(BODY_BYTES)).status).toBe(400);
    });

    test("is spoken to over a WebSocket, in frames as large as may be", async () => {
      const reader = await new Follower(ada, "lobby").enter();
      const long = "é".repeat(2_000);
      await ada.call.messages.post.mutate({ room: "lobby", id: newId(), text: long });
      await reader.hears(long);
      reader.leave();
    });

    test(`keeps a line on which nobody speaks for ${LONGER_THAN_SILENCE_MS / 1000} seconds`, async () => {
      let cuts = 0;
      const quiet = await connect(url, undefined, {
        onClose() {
          cuts += 1;
        },
      });
      const reader = await new Follower(quiet, "lobby").enter();
      await Bun.sleep(LONGER_THAN_SILENCE_MS);
      expect(cuts).toBe(0);
      await ada.call.messages.post.mutate({ room: "lobby", id: newId(), text: "still there?" });
      await reader.hears("still there?");
      quiet.close();
    });
  });
}

function certify(folder: string): void {
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")];
  const made = Bun.spawnSync([
    "openssl",
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "1",
    ...subject,
    ...files,
  ]);
  if (made.exitCode !== 0) throw new Error(made.stderr.toString());
}
