import { createKeptRecord } from "../keptRecord.ts";

/** How far one has read in each room, on this device: read in one tab is read in all. */
export const createMarks = () => createKeptRecord("read", (value) => typeof value === "number");
