import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { refusals } from "../../client/i18n/en/refusals.ts";
import { type Refusal, wording } from "../../client/wording.ts";
import { codeOf } from "../../server/wire/trpc.ts";

/** Every reason, with its code, its HTTP status and its words where no number is known. */
export function refusalRows(): string[][] {
  return Object.keys(refusals)
    .sort()
    .map((reason) => {
      const code = codeOf(reason);
      const status = getHTTPStatusCodeFromError(new TRPCError({ code }));
      return [`\`${reason}\``, code, String(status), wording({ reason } as Refusal)];
    });
}
