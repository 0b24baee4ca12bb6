import { expect, test } from "bun:test";
import { join } from "node:path";

const starter = join(import.meta.dirname, "../../scripts/starter.ts");

const house = `
  import { endWithStarter } from ${JSON.stringify(starter)};
  endWithStarter();
  process.on("SIGTERM", () => { console.log("ended in order"); process.exit(0); });
  setInterval(() => undefined, 1_000);
  console.log("up");
`;

const starting = `
  Bun.spawn([process.execPath, "-e", ${JSON.stringify(house)}], { stdio: ["ignore", "inherit", "inherit"] });
  setInterval(() => undefined, 1_000);
`;

test.skipIf(process.platform === "win32")(
  "a house ends in order when what started it is killed",
  async () => {
    const env = { ...process.env, npm_lifecycle_event: "start" };
    const started = Bun.spawn([process.execPath, "-e", starting], { env, stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    // The pipe ends only when both are gone.
    for await (const bytes of started.stdout) {
      said += new TextDecoder().decode(bytes);
      if (said === "up\n") started.kill("SIGKILL");
    }
    expect(said).toBe("up\nended in order\n");
  },
  15_000,
);
