import { isIP } from "node:net";
import { z } from "zod";
import { categories } from "./moderation/filter/finding.ts";

/** One thing that a host may set. `values` of the shape's description says what would be right. */
interface Setting<Value> {
  readonly variable: string;
  readonly fallback: string;
  readonly unit: string;
  readonly reason: string;
  readonly shape: z.ZodType<Value, string>;
}

/** Everything that can be set from outside, in the order of docs/SETTINGS.md. */
export const settings = {
  port: setting({
    variable: "PORT",
    fallback: "3000",
    unit: "TCP port",
    reason: "Where the house listens; 0 takes any free port.",
    shape: whole(0, 65_535),
  }),
  host: setting({
    variable: "HOST",
    fallback: "0.0.0.0",
    unit: "address",
    reason:
      "The default is every address of the machine, so that phones on the same network get in. Behind a proxy on the same machine set 127.0.0.1; :: adds IPv6.",
    shape: listenAddress(),
  }),
  dataDir: setting({
    variable: "DATA_DIR",
    fallback: "./data",
    unit: "folder",
    reason: "The memory of the house. Copy it, and you have a backup.",
    shape: z.string().describe("a path"),
  }),
  publicUrl: setting({
    variable: "PUBLIC_URL",
    fallback: "",
    unit: "URL",
    reason:
      "The address that people open when it is not this machine's own, as behind a proxy. Pages there are let in, with cookies for https alone where it is https; Share hands it out.",
    shape: publicAddress(),
  }),
  trustedProxies: setting({
    variable: "TRUSTED_PROXIES",
    fallback: "",
    unit: "addresses",
    reason:
      "Proxies whose word about a caller's address is believed. From anybody else X-Forwarded-For is ignored, as everybody can write it.",
    shape: networks(),
  }),
  log: setting({
    variable: "LOG",
    fallback: "text",
    unit: "form",
    reason:
      "How the house tells what it does: text for people at a terminal, json for programs: one line each, with its level. No addresses, sessions or words of people are in either.",
    shape: z.enum(["text", "json"]).describe("text or json") as z.ZodType<"text" | "json", string>,
  }),
  postBurst: setting({
    variable: "POST_BURST",
    fallback: "10",
    unit: "messages",
    reason:
      "How many messages one person may post at once: quick short lines are normal speech. Hosts change this and the next two at the desk: here stands what a house begins with.",
    shape: whole(1, 1_000),
  }),
  postPerSecond: setting({
    variable: "POST_PER_SECOND",
    fallback: "1",
    unit: "messages per second",
    reason: "How fast a person may go on after that.",
    shape: positive(1_000),
  }),
  postsPerMinutePerAddress: setting({
    variable: "POSTS_PER_MINUTE_PER_ADDRESS",
    fallback: "120",
    unit: "messages per minute",
    reason: "For all people behind one address together. Raise it for a class or an office that shares one.",
    shape: whole(1, 100_000),
  }),
  socketsPerSession: setting({
    variable: "SOCKETS_PER_SESSION",
    fallback: "8",
    unit: "connections",
    reason: "Open tabs of one person; each holds one connection.",
    shape: whole(1, 1_000),
  }),
  socketsPerAddress: setting({
    variable: "SOCKETS_PER_ADDRESS",
    fallback: "50",
    unit: "connections",
    reason: "For all people behind one address together. Raise it for a class or an office that shares one.",
    shape: whole(1, 100_000),
  }),
  roomsPerHour: setting({
    variable: "ROOMS_PER_HOUR",
    fallback: "5",
    unit: "rooms per hour",
    reason:
      "How many rooms one person may open, and ten times as many all people behind one address, so that Discover stays readable.",
    shape: whole(0, 10_000),
  }),
  groupSize: setting({
    variable: "GROUP_SIZE",
    fallback: "5",
    unit: "people",
    reason:
      "Places in a group of strangers: with five, one is not alone when two fall silent, and everybody is heard. Hosts change it at the desk.",
    shape: whole(2, 10),
  }),
  groupGrace: setting({
    variable: "GROUP_GRACE",
    fallback: "60",
    unit: "seconds",
    reason:
      "How long a group keeps the place of somebody whose tabs are all closed or cut off, such as a phone that sleeps.",
    shape: whole(1, 3_600),
  }),
  signUpsPerHour: setting({
    variable: "SIGN_UPS_PER_HOUR",
    fallback: "3",
    unit: "sign-ups per hour",
    reason:
      "How many people behind one address may sign up. Raise it for a class or an office that shares one. With 0 nobody may at first, and three an hour once a host lets them at the desk.",
    shape: whole(0, 10_000),
  }),
  floodMutes: setting({
    variable: "FLOOD_MUTES",
    fallback: "60, 300, 1800, 7200, 43200",
    unit: "seconds",
    reason:
      "For how long the house mutes whoever floods it, after a warning: the first time in a day, the second, and so on; the last holds for all further ones. `off` mutes nobody. Hosts change it at the desk.",
    shape: waits(),
  }),
  metricsToken: setting({
    variable: "METRICS_TOKEN",
    fallback: "",
    unit: "text",
    reason:
      "What a program elsewhere sends as `Authorization: Bearer …` to read /metrics. Without one only programs on this machine may, and not by way of a proxy.",
    shape: z
      .string()
      .refine((text) => text === "" || /^[\w-]{16,200}$/.test(text))
      .describe("empty, or 16 to 200 letters, digits, - and _"),
  }),
  guestAvatars: setting({
    variable: "GUEST_AVATARS",
    fallback: "no",
    unit: "yes or no",
    reason:
      "Whether guests may wear a picture of their own, too. By default only who has signed up may. Hosts change it at the desk.",
    shape: yesOrNo(),
  }),
  filterMask: setting({
    variable: "FILTER_MASK",
    fallback: "",
    unit: "categories",
    reason:
      "Words that the filter finds in a message and shows as dots, as phone, pii. Hosts change this and the next two at the desk: here stands what a house begins with. docs/MODERATION.md says what is found, and what suits which house.",
    shape: filtered(),
  }),
  filterWarn: setting({
    variable: "FILTER_WARN",
    fallback: "",
    unit: "categories",
    reason: "What a writer is asked about before it is sent, as in: that looks like a phone number, send it anyway?",
    shape: filtered(),
  }),
  filterRefuse: setting({
    variable: "FILTER_REFUSE",
    fallback: "",
    unit: "categories",
    reason:
      "What a message may not hold at all: its writer is told why and keeps the words. Names and topics may hold nothing that is masked or refused.",
    shape: filtered(),
  }),
};

type Settings = typeof settings;

export type Config = { readonly [Key in keyof Settings]: z.output<Settings[Key]["shape"]> };

/** Reads all settings; an empty one counts as absent. Throws one Error that names every wrong value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const values: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [key, { variable, fallback, shape }] of Object.entries(settings)) {
    const given = env[variable]?.trim() || fallback;
    const read = shape.safeParse(given);
    if (read.success) values[key] = read.data;
    else wrong.push(`  ${variable} is ${JSON.stringify(given)}; it must be ${shape.description}.`);
  }
  if (wrong.length > 0)
    throw new Error(`These settings are wrong:\n${wrong.join("\n")}\ndocs/SETTINGS.md lists them all.`);
  return values as Config;
}

function setting<Value>(described: Setting<Value>): Setting<Value> {
  return described;
}

function whole(least: number, most: number) {
  return z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .describe(`a whole number from ${least} to ${most}`);
}

function waits() {
  return z
    .string()
    .regex(/^(off|\d{1,7}(\s*,\s*\d{1,7})*)$/)
    .transform((text): readonly number[] => (text === "off" ? [] : text.split(",").map(Number)))
    .describe("`off`, or seconds with commas between, as 60, 300, 1800");
}

function yesOrNo() {
  return z
    .enum(["yes", "no"])
    .transform((answer) => answer === "yes")
    .describe("yes or no");
}

function positive(most: number) {
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().positive().max(most))
    .describe(`a number above 0, up to ${most}`);
}

function listenAddress() {
  return z
    .string()
    .refine((text) => isIP(text) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text))
    .describe("an address of this machine, as 0.0.0.0, 127.0.0.1, :: or localhost");
}

function publicAddress() {
  return z
    .string()
    .refine((text) => text === "" || isOrigin(text))
    .transform((text) => (text === "" ? undefined : new URL(text).origin))
    .describe("empty, or an http(s) address without a path, as https://chat.example.org");
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return url.href === `${url.origin}/`;
}

function filtered() {
  return z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim().toLowerCase()))
    .transform((parts) => parts.filter((part) => part !== ""))
    .pipe(z.array(z.enum(categories)))
    .describe(`empty, or categories with commas between: ${categories.join(", ")}`);
}

function networks() {
  return z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .transform((parts): readonly string[] => parts.filter((part) => part !== ""))
    .refine((parts) => parts.every(isNetwork))
    .describe("empty, or addresses and networks with commas between, as 127.0.0.1, 10.0.0.0/8");
}

function isNetwork(text: string): boolean {
  const [, address = "", , bits = "0"] = /^([^/]*)(\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}
