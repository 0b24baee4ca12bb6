import { TRPCClientError } from "@trpc/client";

/** While the browser still reads what it saves. */
const SAVING_MS = 60_000;

/** Hands a file of the house to the browser to save. Rejects as a call does where the house does not give it: the page stays. */
export async function download(path: string): Promise<void> {
  const answer = await fetch(path);
  if (!answer.ok) throw TRPCClientError.from(await answer.json());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer.headers.get("content-disposition") ?? "");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MS);
}

const nameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(disposition)?.[1] ?? "");
