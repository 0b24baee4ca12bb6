import { TRPCClientError } from "@trpc/client";
import { refusalOf } from "./api.ts";
import { useWords } from "./i18n/words.tsx";
import { fetched } from "./later.ts";
import { useToast } from "./ui/Toast.tsx";

/** Does what a person asked for and answers whether it was done; where it was not, a toast says why. */
export function createAttempt(): (deed: () => Promise<unknown>) => Promise<boolean> {
  const t = useWords();
  const toast = useToast();
  return async (deed) => {
    try {
      await deed();
      return true;
    } catch (problem) {
      const refusal = refusalOf(problem);
      // What is thrown by a call that found nobody, and by whatever else may go wrong here.
      if (!refusal && problem instanceof TRPCClientError) toast({ text: t("frame.connection.noAnswer") });
      // The first screen does without the words for refusals.
      else
        void fetched(() => import("./wording.ts")).then(({ wording }) =>
          toast({ text: wording(refusal ?? { reason: "failed" }) }),
        );
      return false;
    }
  };
}
