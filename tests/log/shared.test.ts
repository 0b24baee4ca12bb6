import { sharedRecord } from "../support/sharedRecord.ts";
import { keepsTheContract } from "./contract.ts";

keepsTheContract("a log that others write to", async () => {
  const shared = sharedRecord();
  const log = shared.join();
  return { log, another: async () => shared.join(), [Symbol.asyncDispose]: () => log.close() };
});
