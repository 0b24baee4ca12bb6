// Loaded before a real server: one of its views breaks at a message that says so.
import { deeds } from "../../server/desk/view.ts";

const { evolve } = deeds;
deeds.evolve = (draft, event) => {
  if (event.type === "message-posted" && !event.erased && event.text === "break") throw new Error("a view broke");
  evolve(draft, event);
};
