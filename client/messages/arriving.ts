import { useLocation, useNavigate } from "@solidjs/router";
import { createEffect } from "solid-js";

/** Leads to the message that the address names after a "#", as that of a notification does, once the list is in its place. */
export function createArriving(placed: () => boolean, goTo: (version: number) => Promise<void>): void {
  const location = useLocation();
  const navigate = useNavigate();
  createEffect(() => {
    const version = Number(location.hash.slice(1));
    if (!placed() || !(version > 0)) return;
    // Reloaded or called again, it is a new visit.
    navigate(location.pathname, { replace: true, scroll: false });
    void goTo(version);
  });
}
