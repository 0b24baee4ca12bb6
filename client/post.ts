import type { TRPCErrorShape } from "@trpc/server";

/** What the house answers to a call over HTTP. */
export type Answer = { result: { data: unknown }; error?: never } | { result?: never; error: TRPCErrorShape };

/** Calls a procedure over HTTP. Rejects when there is no answer, or none of a house. */
export async function post(origin: string, path: string, input?: unknown): Promise<Answer> {
  const answer = await fetch(`${origin}/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    ...(input !== undefined && { body: JSON.stringify(input) }),
  });
  return (await answer.json()) as Answer;
}
