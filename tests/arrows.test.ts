import { describe, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brokenBy, rules } from "./support/arrows.ts";
import { importsOf, importsUnder, sourcesUnder } from "./support/imports.ts";

const root = join(import.meta.dirname, "..");
const arrows = importsUnder(root, ["server", "client"]);

describe("the arrows of the house", () => {
  for (const rule of rules)
    test(rule.title, () => {
      const broken = arrows.filter((arrow) => brokenBy(arrow).includes(rule.title));
      expect(broken.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
    });

  test("server/ opens on a few files", () => {
    const files = readdirSync(join(root, "server")).filter((name) => name.endsWith(".ts"));
    expect(files.sort()).toEqual(["app.ts", "config.ts", "events.ts", "limits.ts", "main.ts"]);
  });

  test("only main reads the environment", () => {
    const readers = sourcesUnder(root, ["server", "client"]).filter((file) =>
      /\b(process|Bun|import\.meta)\.env\b/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(readers.filter((file) => file !== "server/main.ts")).toEqual([]);
  });
});

describe("the guard itself", () => {
  const forbidden = [
    ["server/messages/decide.ts", "server/heart/chat.ts"],
    ["server/messages/decide.ts", "server/people/decide.ts"],
    ["server/messages/decide.ts", "server/people/names.ts"],
    ["server/messages/decide.ts", "node:fs"],
    ["server/messages/decide.ts", "zod"],
    ["server/messages/view.ts", "server/messages/router.ts"],
    ["server/messages/text.ts", "node:fs"],
    ["server/messages/text.ts", "server/heart/chat.ts"],
    ["server/base/fold.ts", "server/rooms/events.ts"],
    ["server/limits.ts", "bun"],
    ["server/messages/router.ts", "server/rooms/decide.ts"],
    ["server/presence/here.ts", "server/rooms/view.ts"],
    ["server/moderation/filter/filter.ts", "server/moderation/decide.ts"],
    ["server/moderation/filter/words.ts", "node:fs"],
    ["server/log/files.ts", "server/messages/events.ts"],
    ["server/log/files.ts", "server/heart/chat.ts"],
    ["server/heart/chat.ts", "server/log/files.ts"],
    ["server/messages/router.ts", "server/log/line.ts"],
    ["server/heart/chat.ts", "server/rooms/view.ts"],
    ["server/wire/hub.ts", "server/messages/view.ts"],
    ["server/http/socket.ts", "server/messages/router.ts"],
    ["server/base/pace.ts", "server/wire/trpc.ts"],
    ["server/heart/chat.ts", "server/wire/hub.ts"],
    ["server/wire/trpc.ts", "server/wiring/access.ts"],
    ["server/wire/hub.ts", "server/rooms/decide.ts"],
    ["server/messages/router.ts", "server/wiring/house.ts"],
    ["server/app.ts", "server/main.ts"],
    ["server/heart/chat.ts", "tests/support/imports.ts"],
    ["server/app.ts", "client/api.ts"],
    ["client/live.ts", "scripts/command.ts"],
    ["client/api.ts", "server/app.ts"],
    ["client/messages/Composer.tsx", "server/messages/decide.ts"],
    ["client/live.ts", "node:events"],
    ["client/ui/Dialog.tsx", "client/messages/MessageList.tsx"],
    ["client/ui/Avatar.tsx", "server/people/view.ts"],
  ] as const;
  for (const [from, to] of forbidden)
    test(`${from} must not import ${to}`, () => {
      expect(brokenBy({ from, to, typeOnly: false })).not.toEqual([]);
    });

  const welcome = [
    ["server/messages/decide.ts", "server/people/events.ts"],
    ["server/messages/decide.ts", "server/messages/text.ts"],
    ["server/messages/mentions.ts", "server/people/events.ts"],
    ["server/messages/router.ts", "server/wire/trpc.ts"],
    ["server/app.ts", "server/messages/router.ts"],
    ["server/main.ts", "server/log/files.ts"],
    ["server/heart/chat.ts", "server/log/log.ts"],
    ["client/live.ts", "server/messages/view.ts"],
    ["client/people/Avatar.tsx", "server/people/face.ts"],
    ["client/ui/Dialog.tsx", "@ark-ui/solid"],
  ] as const;
  for (const [from, to] of welcome)
    test(`${from} may import ${to}`, () => {
      expect(brokenBy({ from, to, typeOnly: false })).toEqual([]);
    });

  test("the client may know the router as a type", () => {
    expect(brokenBy({ from: "client/api.ts", to: "server/app.ts", typeOnly: true })).toEqual([]);
  });

  const ways = [
    ['import { a } from "./b.ts"', false],
    ['import "./b.ts"', false],
    ['import { type A, a } from "./b.ts"', false],
    ['export * from "./b.ts"', false],
    ['const b = await import("./b.ts")', false],
    ['import type { A } from "./b.ts"', true],
    ['import type A from "./b.ts"', true],
    ['import { type A } from "./b.ts"', true],
    ['import type {\n  A,\n} from "./b.ts"', true],
    ['export type { A } from "./b.ts"', true],
    ['type A = import("./b.ts").A', true],
  ] as const;
  for (const [source, typeOnly] of ways)
    test(`an import is seen in: ${source.replace(/\s+/g, " ")}`, () => {
      expect(importsOf("server/x/a.ts", source)).toEqual([{ from: "server/x/a.ts", to: "server/x/b.ts", typeOnly }]);
    });
});
