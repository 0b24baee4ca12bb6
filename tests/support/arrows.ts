import type { Import } from "./imports.ts";

/** What one layer may import. An import is wrong if any rule that speaks of its importer does not allow it. */
export interface Rule {
  readonly title: string;
  readonly of: RegExp;
  readonly allows: (to: string, arrow: Import) => boolean;
}

const helper = "text|names|face|kinds|mentions|oneWay|slug|codename|options|news|ladder";
const ground = /^server\/(base\/(fold|decision|alike|membership|text)|limits)\.ts$/;
const pureInSlice = new RegExp(`^server/\\w+/(events|state|decide|view|matcher|met|${helper})\\.ts$`);
const helpers = new RegExp(`^server/(\\w+/(${helper})|base/(fold|decision|alike|membership|text)|limits)\\.ts$`);
const runByTheClient = new RegExp(`^server/(\\w+/(view|events|${helper})|moderation/filter/finding|limits)\\.ts$`);
/** The folders beside the slices, the lowest first: each knows those before it. */
export const floors = ["base", "log", "heart", "wire", "http", "wiring", "terminal"] as const;
const inSlice = new RegExp(`^server/(?!(${floors.join("|")})/)\\w+/`);

const slice = (file: string) => /^server\/(\w+)\//.exec(file)?.[1];
const isPackage = (to: string) => !/^(server|client|scripts|tests|bench)\//.test(to);
/** What the filter tells apart is a word of events, too. */
const isEvents = (to: string) => /^server\/((\w+\/)?events|moderation\/filter\/finding)\.ts$/.test(to);

export const rules: Rule[] = [
  {
    title: "what is pure imports only what is pure, of its own slice or in the words of events",
    of: /^server\/(?!log\/)\w+\/(events|state|decide|view|matcher|met)\.ts$/,
    allows: (to, { from }) => ground.test(to) || isEvents(to) || (pureInSlice.test(to) && slice(to) === slice(from)),
  },
  {
    title: "text helpers and the pure ground touch no machine and no slice",
    of: helpers,
    allows: (to, { from }) =>
      ground.test(to) ||
      (isPackage(to) && !/^(node|bun)(:|$)/.test(to)) ||
      (isEvents(to) && inSlice.test(from)) ||
      (pureInSlice.test(to) && slice(to) === slice(from)),
  },
  {
    title: "a slice knows of another slice its events only",
    of: inSlice,
    allows: (to, { from }) => !inSlice.test(to) || slice(to) === slice(from) || isEvents(to),
  },
  {
    title: "the filter judges text alone: it imports packages and itself",
    of: /^server\/moderation\/filter\//,
    allows: (to) => (isPackage(to) && !/^(node|bun)(:|$)/.test(to)) || to.startsWith("server/moderation/filter/"),
  },
  {
    title: "the log knows no slice and nothing of the house but its numbers",
    of: /^server\/log\//,
    allows: (to) => isPackage(to) || to.startsWith("server/log/") || to === "server/limits.ts",
  },
  {
    title: "outside the log only its contract is known; main opens it",
    of: /^server\/(?!log\/|main\.ts)/,
    allows: (to) => !to.startsWith("server/log/") || to === "server/log/log.ts",
  },
  {
    title: "the base knows nothing of the house but its numbers",
    of: /^server\/base\//,
    allows: (to) => isPackage(to) || to.startsWith("server/base/") || to === "server/limits.ts",
  },
  {
    title: "the heart knows the base, the log's contract and events, no slice",
    of: /^server\/heart\//,
    allows: (to) => isPackage(to) || /^server\/((base|log|heart)\/|(limits|events)\.ts$)/.test(to),
  },
  {
    title: "the wire knows the heart and what is below it, and of slices words alone",
    of: /^server\/wire\//,
    allows: (to, { typeOnly }) =>
      isPackage(to) ||
      /^server\/((base|log|heart|wire)\/|(limits|events)\.ts$)/.test(to) ||
      (typeOnly && inSlice.test(to)),
  },
  {
    title: "slices get what they need of the house handed over: they know no wiring, no HTTP and no terminal",
    of: inSlice,
    allows: (to) => !/^server\/(wiring|http|terminal|app|main)\b/.test(to),
  },
  {
    title: "routers are listed in app, once",
    of: /^server\/(?!app\.ts)/,
    allows: (to) => !/^server\/\w+\/router\.ts$/.test(to),
  },
  {
    title: "nobody imports main, which starts things",
    of: /^(server|client)\//,
    allows: (to) => to !== "server/main.ts",
  },
  {
    title: "what is shipped imports no test, script or benchmark, and the server no screen",
    of: /^(server|client)\//,
    allows: (to, { from }) =>
      !/^(scripts|tests|bench)\//.test(to) && !(from.startsWith("server/") && to.startsWith("client/")),
  },
  {
    title: "the client runs of the server only views, events, text helpers and limits",
    of: /^client\//,
    allows: (to, { typeOnly }) => typeOnly || !to.startsWith("server/") || runByTheClient.test(to),
  },
  {
    title: "the client imports nothing that only a server has",
    of: /^client\//,
    allows: (to) => !/^(node:|bun$|bun:)/.test(to),
  },
  {
    title: "ui knows no chat",
    of: /^client\/ui\//,
    allows: (to) => isPackage(to) || /^client\/(ui|i18n|styles)\//.test(to),
  },
];

/** The titles of the rules that an import breaks. */
export function brokenBy(arrow: Import): string[] {
  const broken = rules.filter(({ of, allows }) => of.test(arrow.from) && !allows(arrow.to, arrow));
  return broken.map(({ title }) => title);
}
