import { createKeptRecord } from "../keptRecord.ts";

export const LEVELS = ["everything", "mentions", "nothing"] as const;
/** Of what in a room one wants to hear while one looks elsewhere. */
export type Level = (typeof LEVELS)[number];

/**
 * In this browser alone, and not on the server: a laptop may ring where the phone should not, guests have but one browser
 * anyway, and what the house does not know, no record holds: a room that leaves no trace would leave one there.
 */
export const createLevels = () =>
  createKeptRecord("levels", (value): value is Level => (LEVELS as readonly unknown[]).includes(value));
