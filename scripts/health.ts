// `hearsay health`: is the house of this data folder well? Ends with 0 if it is; for whoever watches over it.
import { dataFolder } from "./command.ts";
import { houseIn } from "./share/houseIn.ts";

const url = await houseIn(dataFolder());
console.log(url ? `The house answers at ${url}.` : "No house answers.");
process.exit(url ? 0 : 1);
