import { Targets } from "./support/print.ts";
// What a message costs on its way from the server to each of those who read it, beside what others pay for the same.
import { crowdedRoom } from "./wire/crowdedRoom.ts";
import { manyRooms } from "./wire/manyRooms.ts";

const targets = new Targets();
await crowdedRoom(targets);
await manyRooms(targets);
targets.print();
process.exit();
