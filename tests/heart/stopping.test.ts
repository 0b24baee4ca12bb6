import { afterAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, newId, reasonOf } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { startServer } from "../torture/server.ts";

const BROKEN = join(import.meta.dir, "brokenView.ts");
const MAIN = join(import.meta.dir, "../../server/main.ts");

const data = mkdtempSync(join(tmpdir(), "hearsay-stopping-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("a server whose view breaks ends before it answers, says why, and the next one has what was recorded, once", async () => {
  const broken = await startServer(data, { command: [process.execPath, "--preload", BROKEN, MAIN] });
  const ada = await connect(broken.url);
  const reader = await new Follower(ada, "lobby").enter();
  const say = (id: string, text: string) => ada.call.messages.post.mutate({ room: "lobby", id, text });
  await say(newId(), "before");
  const id = newId();
  const answer = say(id, "break").then(() => "said");
  expect(await answer.catch((error) => reasonOf(error) ?? "unanswered")).toBe("unanswered");
  expect(await broken.exited).toBe(1);
  expect(broken.said()).toMatch(/ stopped, as event \d+ \(message-posted\) could not be folded: Error: a view broke\n/);
  expect(reader.texts).toEqual(["before"]);

  const sound = await startServer(data, { port: broken.port });
  const { version } = await say(id, "break");
  await reader.hears("break");
  expect(reader.texts).toEqual(["before", "break"]);
  expect(version).toBe(reader.versions.at(-1) ?? 0);
  ada.close();
  await sound.kill();
});
