import { flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { en } from "../../client/i18n/en.ts";
import { type Refusal, wording } from "../../client/wording.ts";
import { codeOf } from "../../server/trpc.ts";

/** Every reason, with its code, its HTTP status and its words where no number is known. */
export function refusalRows(): string[][] {
  const english = flatten(en);
  const t = translator(() => english, resolveTemplate);
  return Object.keys(en.refusals)
    .sort()
    .map((reason) => {
      const code = codeOf(reason);
      const status = getHTTPStatusCodeFromError(new TRPCError({ code }));
      return [`\`${reason}\``, code, String(status), wording(t, { reason } as Refusal)];
    });
}
