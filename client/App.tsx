import { Route, Router } from "@solidjs/router";
import { untrack } from "solid-js";
import { type Api, ApiContext } from "./api.ts";
import { createHouse, HouseContext } from "./house.ts";
import { useWords, WordsProvider } from "./i18n/words.tsx";
import { later } from "./later.ts";
import { FrontDoor } from "./rooms/FrontDoor.tsx";
import { RoomScreen } from "./rooms/Room.tsx";
import { createSending, SendingContext } from "./sending.ts";
import { Shell } from "./Shell.tsx";
import { createTheme, ThemeContext } from "./theme.ts";
import { Toasts } from "./ui/Toast.tsx";

const Discover = later(() => import("./rooms/Discover.tsx"), "Discover");
const Invitation = later(() => import("./invites/Invitation.tsx"), "Invitation");
const TakePass = later(() => import("./passes/TakePass.tsx"), "TakePass");
const Desk = later(() => import("./desk/Desk.tsx"), "Desk");
const Meet = later(() => import("./groups/Meet.tsx"), "Meet");
const NotFound = later(() => import("./rooms/NotFound.tsx"), "NotFound");

/** What lives as long as the tab, and the screens. */
export function App(props: { api: Api }) {
  const api = untrack(() => props.api);
  return (
    <ApiContext.Provider value={api}>
      <HouseContext.Provider value={createHouse(api)}>
        <SendingContext.Provider value={createSending(api)}>
          <ThemeContext.Provider value={createTheme()}>
            <WordsProvider>
              <Screens />
            </WordsProvider>
          </ThemeContext.Provider>
        </SendingContext.Provider>
      </HouseContext.Provider>
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
        <Route path="/i/:token" component={Invitation} />
        <Route path="/pass" component={TakePass} />
        <Route path="/discover" component={Discover} />
        <Route path="/desk/:tab?" component={Desk} />
        <Route path="/host/:token" component={Desk} />
        <Route path="/meet" component={Meet} />
        <Route path="*" component={NotFound} />
      </Router>
    </Toasts>
  );
}
