import { join } from "node:path";
import { root } from "./command.ts";
import { freePort } from "./freePort.ts";
import { installPackages } from "./packages.ts";

await installPackages("to develop");
const { createServer } = await import("vite");

const port = Number(process.env["PORT"] ?? 3000);
const address = `http://localhost:${port}`;
const innerPort = await freePort();

process.env["DEV_SERVER"] = `http://127.0.0.1:${innerPort}`;
const pages = await createServer({
  configFile: join(root, "vite.config.ts"),
  server: { port, strictPort: true },
  clearScreen: false,
  logLevel: "warn",
});
await pages.listen();

const house = Bun.spawn([process.execPath, "--watch", "--no-clear-screen", "server/main.ts"], {
  cwd: root,
  env: { ...process.env, HOST: "127.0.0.1", PORT: String(innerPort), PUBLIC_URL: address },
  // It prints its own address, too, which is not the one to open.
  stdio: ["ignore", "ignore", "inherit"],
});
console.log(`\n  Hearsay, as you edit it: ${address}\n`);

// Vite's own listener would end this program before the house has ended.
process.removeAllListeners("SIGTERM");
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end());

async function end(): Promise<void> {
  house.kill();
  await Promise.all([house.exited, pages.close()]);
  process.exit(0);
}
