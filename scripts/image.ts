// `bun run image FOLDER`: the file system of the container's image, ready to be copied into an empty one: the
// one-file executable, the C library that it runs on, and the two folders that it may write to.
import { chmodSync, copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { giveUp } from "./command.ts";
import { EXECUTABLE } from "./oneFile.ts";

const [target] = process.argv.slice(2);
if (!target) giveUp("Say where to: bun run image FOLDER");
if (process.platform !== "linux") giveUp("The image is made on Linux: its C library comes from this machine.");
const folder = resolve(target);
if (existsSync(folder)) giveUp(`${folder} is there already.`);
const program = EXECUTABLE;
if (!existsSync(program)) giveUp('There is no executable yet: "bun run build:exe" makes it.');

put(program, "/hearsay", 0o755);
for (const library of librariesOf(program)) put(library, library, 0o755);
mkdirSync(join(folder, "etc"));
// So that its user has a name, wherever one is asked for.
writeFileSync(join(folder, "etc/passwd"), "hearsay:x:65532:65532:Hearsay:/data:/nowhere\n");
writeFileSync(join(folder, "etc/group"), "hearsay:x:65532:\n");
for (const name of ["data", "tmp"]) mkdirSync(join(folder, name), { mode: 0o700 });
// Where the engine puts what it brings along.
for (const name of ["dev", "proc"]) mkdirSync(join(folder, name));
console.log(folder);

function librariesOf(path: string): string[] {
  const { stdout, exitCode } = Bun.spawnSync(["ldd", path]);
  if (exitCode !== 0) giveUp("ldd did not tell which libraries the executable needs.");
  // The paths as the loader asks for them: "libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2".
  return [...stdout.toString().matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, library = ""]) => library);
}

function put(from: string, to: string, mode: number): void {
  const path = join(folder, to);
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  copyFileSync(from, path);
  chmodSync(path, mode);
  if (statSync(path).size === 0) giveUp(`${from} is empty.`);
}
