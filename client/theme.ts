import type { Accessor } from "solid-js";
import { createContext, createEffect, createSignal, onCleanup, useContext } from "solid-js";
import { keep, kept } from "./kept.ts";
import { createMedia } from "./ui/media.ts";

export const THEMES = ["system", "light", "dark", "arcade"] as const;
export type Theme = (typeof THEMES)[number];

/** public/theme.js reads it before this file is there. */
const KEY = "theme";

export interface ThemeChoice {
  chosen: Accessor<Theme>;
  /** What the page wears: of "system" what that says. */
  worn: Accessor<Exclude<Theme, "system">>;
  choose: (theme: Theme) => void;
}

export function createTheme(): ThemeChoice {
  const [chosen, setChosen] = createSignal(known(kept(KEY)));
  const dark = createMedia("(prefers-color-scheme: dark)");

  const worn = () => {
    const theme = chosen();
    return theme !== "system" ? theme : dark() ? "dark" : "light";
  };
  createEffect(() => {
    document.documentElement.dataset["theme"] = worn();
    colourTheBrowser();
  });

  const follow = (event: StorageEvent) => {
    if (event.key === KEY) setChosen(known(event.newValue ?? undefined));
  };
  addEventListener("storage", follow);
  onCleanup(() => removeEventListener("storage", follow));

  return {
    chosen,
    worn,
    choose(theme) {
      setChosen(theme);
      keep(KEY, theme === "system" ? undefined : theme);
    },
  };
}

const known = (name: string | undefined): Theme => THEMES.find((theme) => theme === name) ?? "system";

/** The bar around the page on a phone. */
function colourTheBrowser(): void {
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper");
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", paper.trim());
}

export const ThemeContext = createContext<ThemeChoice>();

export function useTheme(): ThemeChoice {
  const theme = useContext(ThemeContext);
  if (!theme) throw new Error("useTheme outside of its context");
  return theme;
}
