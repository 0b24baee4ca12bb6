import { type FilesLog, openLog } from "../../server/log/files.ts";

/** The record in a folder; whatever fails ends the bench. */
export const opened = (folder: string): Promise<FilesLog> =>
  openLog({
    folder,
    onFailure(error) {
      throw error;
    },
  });
