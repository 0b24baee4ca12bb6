// What is never caught proves nothing: the same trials on a house that acknowledges before it writes.
import { join } from "node:path";
import { killAgainAndAgain } from "./kills.ts";
import { lackingStrace } from "./strace.ts";
import { traceTalk } from "./syncs.ts";
import { type Figures, must, type Trial } from "./trial.ts";

const HASTY = join(import.meta.dir, "hastyServer.ts");

export const control: Trial = {
  name: "control",
  title: "a server that acknowledges five milliseconds before it writes is caught by kills and by strace",
  async run(world) {
    const caught = await killAgainAndAgain(world, 8, { command: [process.execPath, HASTY] }).then(
      () => "nothing",
      (error: Error) => error.message,
    );
    must(/acknowledged|reader/.test(caught), `the kills found ${caught}`);
    const figures: Figures = { "found by kills": caught };
    if (lackingStrace()) return figures;
    const { early } = await traceTalk(world, 10, HASTY);
    must(early.length > 0, "strace saw nothing that was told too early");
    return { ...figures, "found by strace": `${early.length} told of too early` };
  },
};
