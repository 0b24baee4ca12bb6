// `bun run verify [DIR]`: is what is kept whole? Reads, and changes nothing; a server may run meanwhile.
// Exit codes: 0 fine, 1 damage, 2 could not look.
import { resolve } from "node:path";
import { refuseNewerFormat } from "../server/heart/format.ts";
import { calledAs, dataFolder } from "./command.ts";
import { examineRecord, hasRecord } from "./keeping/record.ts";
import { compareViews, whyNoStart } from "./keeping/views.ts";

/** Places named at most: the first is where to look. */
const SHOWN = 20;

const data = resolve(process.argv[2] ?? dataFolder());
try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  console.error(`Could not look at ${data}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

async function verify(): Promise<boolean> {
  if (!hasRecord(data)) throw new Error("there is no record in it.");
  refuseNewerFormat(data);
  const { files, bytes, events, erased, notes, ...found } = await examineRecord(data);
  const wrong = [...found.damage, ...found.unfinished];
  console.log(data);
  console.log(`Record  ${count(events, "event")} in ${count(files, "file")}, ${megabytes(bytes)}; ${erased} erased`);
  for (const note of notes) console.log(`        ${note}`);
  for (const one of wrong.slice(0, SHOWN)) console.log(`  wrong ${one}`);
  if (wrong.length > SHOWN) console.log(`  wrong and ${wrong.length - SHOWN} more places`);

  const sound = found.damage.length === 0;
  const refused = sound ? await whyNoStart(data, events) : undefined;
  if (refused !== undefined) console.log(`  wrong ${refused}`);
  const viewsFine = !sound || refused !== undefined || (await verifyViews(events));
  const fine = wrong.length === 0 && refused === undefined && viewsFine;
  console.log(
    fine ? "Fine." : `Not fine. Copy the folder before anything else; "${calledAs("repair")}" mends a record.`,
  );
  return fine;
}

async function verifyViews(events: number): Promise<boolean> {
  const compared = await compareViews(data, events);
  if ("because" in compared) {
    console.log(`Views   not compared: ${compared.because}`);
    return true;
  }
  console.log(`Views   ${compared.views.length} as of event ${compared.seq}, compared with a fresh fold`);
  for (const name of compared.differ)
    console.log(`  wrong views/${name}.json differs. Stop the server and delete the folder views.`);
  return compared.differ.length === 0;
}

function count(many: number, what: string): string {
  return `${many.toLocaleString("en")} ${what}${many === 1 ? "" : "s"}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
