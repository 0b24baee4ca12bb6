import { createSignal } from "solid-js";
import { refusalOf } from "./api.ts";
import { useWords } from "./i18n/words.tsx";
import { type Refusal, wording } from "./wording.ts";

/** One question to the house at a time: whether it waits for an answer, and why it was refused. */
export function createAsking() {
  const t = useWords();
  const [waiting, setWaiting] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const [refusal, setRefusal] = createSignal<Refusal>();

  /** The answer, or undefined where there is a problem. */
  async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
    if (waiting()) return undefined;
    setWaiting(true);
    forget();
    try {
      return await question();
    } catch (error) {
      const refused = refusalOf(error);
      setRefusal(refused);
      setProblem(refused ? wording(refused) : t("frame.connection.noAnswer"));
      return undefined;
    } finally {
      setWaiting(false);
    }
  }

  function forget(): void {
    setProblem(undefined);
    setRefusal(undefined);
  }

  return { ask, waiting, problem, refusal, forget };
}
