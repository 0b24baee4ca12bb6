// What an event sets off in other streams, once: each is carried out to its end, whatever comes between.
import { freeing } from "../accounts/freeing.ts";
import type { Faults } from "../heart/chat.ts";
import { Processes } from "../heart/processes.ts";
import { forgetting, type Mine } from "../mine/forgetting.ts";
import { hiding, showing } from "../moderation/hiding.ts";
import { isRefusal } from "../wire/trpc.ts";
import { ending } from "./deskPeople.ts";
import { closing } from "./deskRooms.ts";
import type { House } from "./house.ts";
import { leaving } from "./rooms.ts";
import { wearing } from "./wearing.ts";

/** How to wait for each, by what is true then. */
export type Done = ReturnType<typeof processesOf>["done"];

export function processesOf(house: House, mine: Mine, faults: Faults | undefined) {
  const processes = new Processes(house.chat, {
    writable: () => house.log.writable,
    report: (error) => isRefusal(error) || faults?.report(error, "going on with what was begun"),
  });
  const { deciding } = house;
  const hides = { ...house, deciding: deciding.acts, life: deciding.rooms, openRooms: () => house.rooms().keys() };
  processes.add(leaving(house));
  processes.add(freeing({ ...house, names: deciding.names }));
  return {
    processes,
    done: {
      hidden: processes.add(hiding(hides)),
      shown: processes.add(showing(hides)),
      worn: processes.add(wearing(house)),
      closed: processes.add(closing(house)),
      ended: processes.add(ending(house)),
      gone: processes.add(forgetting(mine)),
    },
  };
}
