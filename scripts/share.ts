// `bun run share`: a link by which everybody reaches the house, through a Cloudflare Tunnel. Where no house runs on the
// data folder, one is started.
import { join } from "node:path";
import { linkLines } from "../server/terminal/greeting.ts";
import { keepLink, LINK } from "../server/terminal/linkFile.ts";
import { dataFolder, giveUp } from "./command.ts";
import { findCloudflared } from "./share/cloudflared.ts";
import { houseIn } from "./share/houseIn.ts";
import { keepTunnel } from "./share/tunnel.ts";

const data = dataFolder();

// Asked for first: a house that starts and cannot be shared would only confuse.
const program = await findCloudflared((line) => console.log(line)).catch((error: Error) => giveUp(error.message));
const running = await houseIn(data);
if (!running) await import("./house.ts");
const house = running ?? (await houseIn(data)) ?? giveUp("The house did not start; the reason stands above.");
if (running) console.log(`Sharing the house at ${running}. It goes on when this ends.`);

const link = keepLink(join(data, LINK));
const tunnel = keepTunnel({
  command: [program],
  house,
  say: (line) => console.log(line),
  onLink(now) {
    link.set(now);
    // A house in this very terminal says so itself.
    if (running && now) console.log(linkLines(now, process.stdout.isTTY).join("\n"));
  },
});

let leaving = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    link.close();
    // With a house in this process, it ends the process when it is through.
    void tunnel.close().then(() => running && process.exit(0));
  });
