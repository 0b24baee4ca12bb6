import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../server/app.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";

/** What was reported of one message, or of one person. */
export type Case = inferRouterOutputs<AppRouter>["reports"]["queue"][number];

/** Answers whether it was done. */
export function createDeciding() {
  const { client } = useApi();
  const attempt = createAttempt();
  return ({ room, case: name }: Pick<Case, "room" | "case">, outcome: "dismissed" | "acted") =>
    attempt(() => client.reports.decide.mutate({ room, case: name, outcome }));
}
