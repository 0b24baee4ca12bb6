import { readdirSync, renameSync } from "node:fs";
import { join, relative } from "node:path";

export const isArchive = (path: string): boolean => /\.(tar\.gz|tgz)$/.test(path);

/** Packs a folder; under its name there is a whole archive, read back once, or none. */
export async function pack(folder: string, path: string): Promise<void> {
  const files = await filesIn(folder);
  await Bun.write(`${path}.new`, await new Bun.Archive(files, { compress: "gzip" }).bytes(), { mode: 0o600 });
  const packed = await new Bun.Archive(await Bun.file(`${path}.new`).bytes()).files();
  for (const [name, bytes] of Object.entries(files)) {
    const kept = await packed.get(name)?.bytes();
    if (!kept || Bun.hash(kept) !== Bun.hash(bytes)) throw new Error(`${name} does not read back from ${path}.`);
  }
  renameSync(`${path}.new`, path);
}

/** Unpacks into a folder. Bun.Archive lets no entry out of it. */
export async function unpack(path: string, folder: string): Promise<void> {
  await new Bun.Archive(await Bun.file(path).bytes()).extract(folder);
}

// As bytes: files given as lazy blobs are packed empty.
async function filesIn(folder: string): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[relative(folder, path).replaceAll("\\", "/")] = await Bun.file(path).bytes();
  }
  return files;
}
