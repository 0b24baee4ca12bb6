import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { connect, type Program } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { type House, openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

let house: House;
let ada: Program;
let reader: Follower;

beforeAll(async () => {
  house = await openHouse();
  ada = await connect(house.url);
  await ada.call.people.change.mutate({ name: "Ada" });
  reader = await new Follower(ada, "lobby").enter();
});
afterAll(async () => {
  ada.close();
  await house.close();
});

const say = (text: string) =>
  ada.call.messages.post.mutate({ room: "lobby", id: crypto.randomUUID(), text }).then(({ version }) => version);

/** An example, run as its first line says. */
function run(...command: string[]) {
  const child = Bun.spawn([command[0] ?? "", join(root, "examples", command[1] ?? ""), ...command.slice(2)], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const read = async (output: ReadableStream<Uint8Array>) => {
    for await (const bytes of output) said += new TextDecoder().decode(bytes);
  };
  const done = Promise.all([read(child.stdout), read(child.stderr), child.exited]);
  return {
    done,
    said: () => said,
    prints: (words: string) => until(`"${words}" in ${said}`, () => said.includes(words)),
    async end() {
      child.kill();
      await done;
    },
  };
}

const python = Bun.which("python3");
const shell = Bun.which("curl") && Bun.which("jq") ? Bun.which("sh") : null;
for (const [program, what] of [
  [python, "python3"],
  [shell, "curl and jq"],
])
  if (!program) console.log(`An example is not tried: ${what} not found.`);

describe("a program that follows an example", () => {
  const languages = { "chat.py": python, "chat.ts": process.execPath };
  for (const [file, program] of Object.entries(languages))
    test.skipIf(!program)(`in ${file} says something, and prints what others say`, async () => {
      const chat = run(program ?? "", file, house.url, "lobby", `Hello from ${file} 👋`);
      await reader.hears(`Hello from ${file} 👋`);
      await chat.prints(`: Hello from ${file} 👋\n`);
      const long = `Hello, ${file}. ${"A long answer. ".repeat(100)}`.trim();
      await say(long);
      await chat.prints(`Ada: ${long}\n`);
      await chat.end();
    });

  test.skipIf(!shell)("in say.sh says something, and prints the last messages", async () => {
    await say("Is anybody there?");
    const spoken = run(shell ?? "", "say.sh", house.url, "lobby", 'Hello from "curl" \\o/');
    await reader.hears('Hello from "curl" \\o/');
    await spoken.done;
    expect(spoken.said()).toContain("Ada: Is anybody there?\n");
    expect(spoken.said()).toEndWith(': Hello from "curl" \\o/\n');
  });

  test("as a bot answers whoever asks, and nobody else", async () => {
    const bot = run(process.execPath, "bot.ts", house.url, "lobby");
    await bot.prints("Dice is in lobby.");
    await say("!roll a pair of dice");
    const asked = await say("!roll 3d1");
    await reader.hears("1 + 1 + 1 = 3");
    const answers = reader.events.filter(
      (event) => event.type === "message-posted" && !event.erased && event.replyTo !== undefined,
    );
    expect(answers).toMatchObject([{ text: "1 + 1 + 1 = 3", replyTo: asked }]);
    await bot.end();
  });
});
