import { TRPCClientError } from "@trpc/client";
import { saveFile } from "./ui/saveFile.ts";

/** Hands a file of the house to the browser to save. Rejects as a call does where the house does not give it: the page stays. */
export async function download(path: string): Promise<void> {
  const answer = await fetch(path);
  if (!answer.ok) throw TRPCClientError.from(await answer.json());
  saveFile(await answer.blob(), nameIn(answer.headers.get("content-disposition") ?? ""));
}

const nameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(disposition)?.[1] ?? "");
