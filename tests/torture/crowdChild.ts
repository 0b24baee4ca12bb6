// Many sockets in one process: follows the lobby with COUNT of them, and tells how late each of them hears a mark.
// It can be stopped as a whole, and then it is a crowd that never reads.
import { follow } from "./wire.ts";

const { URL: url = "", SESSIONS = "[]", COUNT = "1", CHURN = "0" } = process.env;
const sessions = JSON.parse(SESSIONS) as string[];
const count = Number(COUNT);
const AT_ONCE = 100;

const open: WebSocket[] = [];
let heard: number[] = [];

async function join(i: number): Promise<void> {
  const { socket } = await follow(url, sessions[i % sessions.length] ?? "");
  socket.addEventListener("message", ({ data }) => {
    const said = /mark-(\d+)/.exec(String(data))?.[1];
    if (said) hear(Date.now() - Number(said));
  });
  open[i] = socket;
}

function hear(late: number): void {
  heard.push(late);
  if (heard.length < count) return;
  heard.sort((a, b) => a - b);
  console.log(`heard ${heard[Math.floor(count * 0.5)]} ${heard[Math.floor(count * 0.99)]} ${heard.at(-1)}`);
  heard = [];
}

for (let i = 0; i < count; i += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - i) }, (_, n) => join(i + n)));
console.log("ready");

// So many leave and come again, each second.
if (Number(CHURN) > 0)
  setInterval(async () => {
    for (let n = 0; n < Number(CHURN); n++) {
      const i = Math.floor(Math.random() * count);
      open[i]?.close();
      await join(i).catch(() => {}); // the server ended
    }
  }, 1_000);
