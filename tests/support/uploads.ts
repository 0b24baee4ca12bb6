// Houses whose people wear pictures, and sending one as a browser or a program does.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Look } from "../../server/people/events.ts";
import { type House, openHouse } from "./house.ts";

export interface Gallery {
  house: House;
  /** Its data folder. */
  data: string;
  /** The files of its pictures. */
  files(): string[];
}

/** A house where guests may wear pictures. */
export async function openGallery(given: Parameters<typeof openHouse>[0] = {}): Promise<Gallery> {
  const data = given.settings?.["DATA_DIR"] ?? mkdtempSync(join(tmpdir(), "hearsay-avatars-"));
  const house = await openHouse({ ...given, settings: { DATA_DIR: data, GUEST_AVATARS: "yes", ...given.settings } });
  return { house, data, files: () => listed(join(data, "avatars")) };
}

export async function closeGallery({ house, data }: Gallery): Promise<void> {
  await house.close();
  rmSync(data, { recursive: true, force: true });
}

export interface Uploaded {
  status: number;
  /** How somebody looks now, or why they do not. */
  look?: Look;
  reason?: string;
}

export async function upload(
  url: string,
  session: string,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Uploaded> {
  const answer = await fetch(`${url}/trpc/people.wearAvatar`, {
    method: "POST",
    headers: { authorization: `Bearer ${session}`, "content-type": "application/octet-stream", ...headers },
    body: bytes,
  });
  const text = await answer.text();
  if (!text.startsWith("{")) return { status: answer.status };
  const { result, error } = JSON.parse(text) as {
    result?: { data: Look };
    error?: { data: { reason?: string } };
  };
  return { status: answer.status, look: result?.data, reason: error?.data.reason };
}

const listed = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    // Made when the first picture comes.
    return [];
  }
};
