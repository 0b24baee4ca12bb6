import { Route, Router } from "@solidjs/router";
import { lazy } from "solid-js";
import { type Api, ApiContext } from "./api.ts";
import { createHouse, HouseContext } from "./house.ts";
import { useWords, WordsProvider } from "./i18n/words.tsx";
import { FrontDoor } from "./rooms/FrontDoor.tsx";
import { RoomScreen } from "./rooms/Room.tsx";
import { Shell } from "./Shell.tsx";
import { createTheme, ThemeContext } from "./theme.ts";
import { Toasts } from "./ui/Toast.tsx";

const Discover = lazy(() => import("./rooms/Discover.tsx").then((file) => ({ default: file.Discover })));
const NotFound = lazy(() => import("./rooms/NotFound.tsx").then((file) => ({ default: file.NotFound })));

export function App(props: { api: Api }) {
  return (
    <ApiContext.Provider value={props.api}>
      <WordsProvider>
        <HouseContext.Provider value={createHouse(props.api)}>
          <ThemeContext.Provider value={createTheme()}>
            <Screens />
          </ThemeContext.Provider>
        </HouseContext.Provider>
      </WordsProvider>
    </ApiContext.Provider>
  );
}

function Screens() {
  const t = useWords();
  return (
    <Toasts closeLabel={t("frame.close")}>
      <Router root={Shell}>
        <Route path="/" component={FrontDoor} />
        <Route path="/r/:room" component={RoomScreen} />
        <Route path="/discover" component={Discover} />
        <Route path="*" component={NotFound} />
      </Router>
    </Toasts>
  );
}
