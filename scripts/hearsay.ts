// All that a host runs, in one program: `hearsay backup FOLDER`. From the sources it is `bun run backup FOLDER`.
// Builtins only, but for what a command loads: this runs before there are packages.
import { calledAs, giveUp } from "./command.ts";

interface Command {
  /** What comes after its name. */
  words: string;
  says: string;
  more?: string;
  run(): Promise<unknown>;
}

const DATA_DIR = "DATA_DIR names another data folder than ./data.";

const commands: Record<string, Command> = {
  start: {
    words: "[--share]",
    says: "Starts the house, and prints where it is. With --share also by a link for everybody.",
    more: "Settings come from the environment or a file .env, as PORT and DATA_DIR: docs/SETTINGS.md lists them all.",
    run: () => start(process.argv.includes("--share")),
  },
  share: {
    words: "",
    says: "Makes a link by which everybody reaches the house, through a free Cloudflare Tunnel. Where no house runs, starts one.",
    more: `Ctrl+C ends the link, and the house only if this started it. ${DATA_DIR}`,
    run: () => start(true),
  },
  "host-link": {
    words: "",
    says: "Makes a link that makes whoever opens it a host of the house, once and within a day; it may be running.",
    more: DATA_DIR,
    run: () => import("./host-link.ts"),
  },
  backup: {
    words: "FOLDER | FILE.tar.gz",
    says: "Copies all that the house remembers, also while it runs, and looks whether the copy is whole.",
    more: DATA_DIR,
    run: () => import("./backup.ts"),
  },
  restore: {
    words: "FOLDER | FILE.tar.gz [--replace]",
    says: "Brings a backup back as the data folder. With --replace, what is there is kept aside and the backup takes its place.",
    more: `The house must not be running. ${DATA_DIR}`,
    run: () => import("./restore.ts"),
  },
  verify: {
    words: "[FOLDER]",
    says: "Looks whether what is kept is whole, and changes nothing; the house may be running.",
    more: `Ends with 0 if all is fine, with 1 at damage, with 2 if it could not look. ${DATA_DIR}`,
    run: () => import("./verify.ts"),
  },
  export: {
    words: "ROOM [FOLDER]",
    says: "Writes a room to a folder: as a page to read, and as lines that another house can import. It may be running.",
    more: `ROOM is its name, or what its address ends with. ${DATA_DIR}`,
    run: () => import("./export.ts"),
  },
  import: {
    words: "FOLDER",
    says: "Brings a room into this house that was exported elsewhere: the same words, people, times and options.",
    more: `The house must not be running. The first host of the house who comes into the room leads it. ${DATA_DIR}`,
    run: () => import("./import.ts"),
  },
  judge: {
    words: "FILES… [--verdicts OUT.ndjson]",
    says: "Says how well the filter does on lines that somebody labelled; touches no house.",
    run: () => import("./judge.ts"),
  },
  health: {
    words: "",
    says: "Says whether the house of this folder is running and answers; ends with 0 if it does.",
    more: DATA_DIR,
    run: () => import("./health.ts"),
  },
  repair: {
    words: "[FOLDER]",
    says: "Mends a record that does not open. What it cuts is kept in .broken files; it says what it did.",
    more: `Copy the folder first. ${DATA_DIR}`,
    run: () => import("./repair.ts"),
  },
};

const [name = "start", ...words] = process.argv.slice(2);
const command = commands[name];
if (/^(help|-h|--help)$/.test(name)) console.log(overview());
else if (!command) giveUp(`There is no command "${name}".\n\n${overview()}`);
else if (words.some((word) => /^(-h|--help)$/.test(word))) console.log(helpFor(name, command));
else {
  // Each command finds its own words where it would if it were run by itself.
  process.argv.splice(2, 1);
  await command.run();
}

/** What is in one file has its packages and pages inside; from the sources they are got and built first. */
async function start(shared: boolean): Promise<unknown> {
  if (!Bun.isStandaloneExecutable) await (await import("./start.ts")).prepare();
  return shared ? import("./share.ts") : import("./house.ts");
}

function helpFor(name: string, { words, says, more }: Command): string {
  return [`${calledAs(name)} ${words}`.trimEnd(), "", says, ...(more ? ["", more] : [])].join("\n");
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { says }]) => `  ${calledAs(name).padEnd(18)} ${says}`);
  return `Hearsay: anonymous chat that anyone can host from one folder.\n\n${lines.join("\n")}\n\n--help after a command says more.`;
}
