import { describe, expect, test } from "bun:test";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig, settings } from "../server/config.ts";

describe("settings", () => {
  test("a house without any setting has the defaults", () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: "0.0.0.0",
      dataDir: "./data",
      publicUrl: undefined,
      trustedProxies: [],
      log: "text",
      postBurst: 10,
      postPerSecond: 1,
      postsPerMinutePerAddress: 120,
      socketsPerSession: 8,
      socketsPerAddress: 50,
      roomsPerHour: 5,
      groupSize: 5,
      groupGrace: 60,
      signUpsPerHour: 3,
      floodMutes: [60, 300, 1800, 7200, 43200],
      metricsToken: "",
      guestAvatars: false,
      filterMask: [],
      filterWarn: [],
      filterRefuse: [],
    });
  });

  test("an empty setting counts as absent", () => {
    expect(readConfig({ PORT: "", HOST: " ", PUBLIC_URL: "" })).toEqual(readConfig({}));
  });

  test("what a host sets is read", () => {
    const env = {
      PORT: "0",
      HOST: "::",
      PUBLIC_URL: "https://Chat.Example.org:443/",
      TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,fd00::/8",
      POST_PER_SECOND: "0.5",
    };
    expect(readConfig(env)).toMatchObject({
      port: 0,
      host: "::",
      publicUrl: "https://chat.example.org",
      trustedProxies: ["127.0.0.1", "10.0.0.0/8", "fd00::/8"],
      postPerSecond: 0.5,
    });
  });

  const wrong = [
    ["PORT", "http", "-1", "65536", "80.5", "0x50", "1e3"],
    ["HOST", "a b", "https://a.b", "-"],
    ["PUBLIC_URL", "chat.example.org", "ftp://a.b", "https://a.b/chat", "https://a.b?c", "https://u@a.b"],
    ["TRUSTED_PROXIES", "proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "::1/129", "10.0.0"],
    ["POST_BURST", "0", "-1", "many"],
    ["METRICS_TOKEN", "short", "not a token at all"],
    ["FLOOD_MUTES", "on", "60;300", "-1"],
    ["POST_PER_SECOND", "0", "-1", "1001", "Infinity"],
    ["SOCKETS_PER_ADDRESS", "0", "fifty"],
  ] as const;
  for (const [variable, ...values] of wrong)
    for (const value of values)
      test(`${variable} may not be ${value}`, () => {
        expect(() => readConfig({ [variable]: value })).toThrow(`${variable} is "${value}"; it must be `);
      });

  test("every setting is read somewhere", () => {
    const server = join(import.meta.dirname, "../server");
    const sources = globSync("**/*.ts", { cwd: server }).filter((path) => path !== "config.ts");
    const text = sources.map((path) => readFileSync(join(server, path), "utf8")).join("\n");
    const unread = Object.keys(settings).filter((key) => !new RegExp(`\\b${key}\\b`).test(text));
    expect(unread).toEqual([]);
  });

  test("all that is wrong is named at once, with what would be right", () => {
    expect(() => readConfig({ PORT: "http", POST_BURST: "0" })).toThrow(
      [
        "These settings are wrong:",
        '  PORT is "http"; it must be a whole number from 0 to 65535.',
        '  POST_BURST is "0"; it must be a whole number from 1 to 1000.',
        "docs/SETTINGS.md lists them all.",
      ].join("\n"),
    );
  });

  test("docs/SETTINGS.md lists every setting as it is", () => {
    const page = readFileSync(join(import.meta.dirname, "../docs/SETTINGS.md"), "utf8");
    const rows = page.split("\n").filter((line) => line.startsWith("| `"));
    const described = Object.values(settings).map(({ variable, fallback, unit, reason, shape }) =>
      [code(variable), fallback && code(fallback), unit, shape.description, reason].join(" | "),
    );
    expect(rows.map(cells)).toEqual(described);
  });
});

function code(text: string): string {
  return `\`${text}\``;
}

function cells(row: string): string {
  const between = row.split("|").slice(1, -1);
  return between.map((cell) => cell.trim()).join(" | ");
}
