import type { Flatten, Translator } from "@solid-primitives/i18n";
import { flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import type { JSX } from "solid-js";
import { createContext, useContext } from "solid-js";
import { en } from "./en.ts";

export type Words = Flatten<typeof en>;
export type Translate = Translator<Words>;

const Context = createContext<Translate>();

export function WordsProvider(props: { children: JSX.Element }) {
  const english = flatten(en);
  const t = translator(() => english, resolveTemplate);
  return <Context.Provider value={t}>{props.children}</Context.Provider>;
}

/** `const t = useWords()`, then `t("frame.close")`. */
export function useWords(): Translate {
  const t = useContext(Context);
  if (!t) throw new Error("useWords outside of <WordsProvider>");
  return t;
}
