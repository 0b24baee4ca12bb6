import { refusalOf } from "./api.ts";
import { useToast } from "./ui/Toast.tsx";

/** Does what a person asked for and answers whether it was done; where it was not, a toast says why. */
export function createAttempt(): (deed: () => Promise<unknown>) => Promise<boolean> {
  const toast = useToast();
  return async (deed) => {
    try {
      await deed();
      return true;
    } catch (problem) {
      // The first screen does without the words for refusals.
      const { wording } = await import("./wording.ts");
      toast({ text: wording(refusalOf(problem) ?? { reason: "failed" }) });
      return false;
    }
  };
}
