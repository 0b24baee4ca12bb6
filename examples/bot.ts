// A bot: whoever writes "!roll 2d6" gets an answer. bun examples/bot.ts http://localhost:3000 lobby
import { connect, newId, type Program, retryAfterOf, toldUpTo } from "hearsay/client";

const [house = "http://localhost:3000", room = "lobby"] = process.argv.slice(2);
const bot = await connect(house);
await bot.call.people.change.mutate({ name: "Dice" });
await follow(bot);

async function follow({ call }: Program): Promise<void> {
  const { cursor, you } = await call.rooms.enter.mutate({ room });
  let seen = toldUpTo(cursor);
  const following = call.live.room.subscribe(
    { room, lastEventId: cursor },
    {
      onData({ id, after, data }) {
        if (data === "reload" || after > seen) {
          // Away for too long to be told one by one, or something was not told.
          following.unsubscribe();
          setTimeout(() => void follow(bot), 1_000);
          return;
        }
        seen = toldUpTo(id);
        for (const event of data)
          if (event.type === "message-posted" && !("erased" in event) && event.by !== you.mask) void answer(event);
      },
    },
  );
  console.log(`${you.name} is in ${room}.`);
}

async function answer({ text, version }: { text: string; version: number }): Promise<void> {
  const [, dice, sides] = /^!roll (\d)d(\d{1,3})$/.exec(text) ?? [];
  if (!dice || !Number(sides)) return;
  const rolled = Array.from({ length: Number(dice) }, () => 1 + Math.floor(Math.random() * Number(sides)));
  await say(`${rolled.join(" + ")} = ${rolled.reduce((sum, one) => sum + one, 0)}`, version);
}

/** With one id, however often: a house that was cut off in the middle says it once. */
async function say(text: string, replyTo: number): Promise<void> {
  const id = newId();
  for (let tries = 0; tries < 10; tries++) {
    try {
      await bot.call.messages.post.mutate({ room, id, text, replyTo });
      return;
    } catch (error) {
      await Bun.sleep(retryAfterOf(error) ?? 1_000);
    }
  }
}
