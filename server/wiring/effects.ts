// What makes itself felt at once on open tabs, whoever recorded it: people who are banned are out, and so are forgotten ones.
import type { HouseEvent, Whole } from "../events.ts";
import { type Acting, takeEffect } from "../moderation/acting.ts";
import type { House } from "./house.ts";

export function effectOf({ recall }: House, acting: Acting, event: Whole<HouseEvent>): void {
  if (event.type === "act-done") takeEffect(acting, event.act);
  if (event.type === "person-forgotten" && event.by) recall.person(event.by);
}
