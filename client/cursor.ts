/** The version that a cursor ends with; it reads `<epoch>.<version>`. */
export const versionIn = (cursor: string): number => Number(cursor.split(".").at(-1));
