import { memoryLog } from "../../server/log/memory.ts";
import { keepsTheContract } from "./contract.ts";

keepsTheContract("the log in memory", async () => {
  const log = memoryLog();
  return { log, [Symbol.asyncDispose]: () => log.close() };
});
