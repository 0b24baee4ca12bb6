import { greeting } from "./greeting.ts";
// What the house tells whoever runs it: lines for people at a terminal, or one line of JSON each for programs.
// Nothing here is an address, a token or what people said.

type Level = "info" | "warning" | "error";

export interface Journal {
  info(...lines: string[]): void;
  warning(line: string): void;
  /** Something that nobody foresaw. @param where the procedure, or what was being done @param request see errorNumber.ts */
  error(error: unknown, where?: string, request?: string): void;
  /** The host link is for the eyes of whoever sits at the terminal: no journal keeps it. */
  listening(house: Omit<Parameters<typeof greeting>[0], "qr">): void;
}

interface Ends {
  out(text: string): void;
  err(text: string): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** Somebody looks who can scan. */
  qr: boolean;
}

export const makeJournal = (format: "text" | "json", ends: Ends): Journal =>
  format === "json" ? forPrograms(ends) : forPeople(ends);

function forPeople({ out, err, now, qr }: Ends): Journal {
  const say = (...lines: string[]) => out(`${lines.join("\n")}\n`);
  return {
    info: say,
    warning: (line) => say(line),
    error(error, where = "server", request) {
      const number = request === undefined ? "" : ` (${request})`;
      err(`${new Date(now()).toISOString()} ${where}${number}: ${traceOf(error)}\n`);
    },
    listening: (house) => say(...greeting({ ...house, qr })),
  };
}

function forPrograms({ out, err, now }: Ends): Journal {
  const line = (level: Level, text: string, more: object = {}) =>
    `${JSON.stringify({ at: new Date(now()).toISOString(), level, text, ...more })}\n`;
  return {
    info: (...lines) =>
      out(
        line(
          "info",
          lines
            .filter((one) => one !== "")
            .map((one) => one.trim())
            .join(" "),
        ),
      ),
    warning: (words) => out(line("warning", words)),
    error(error, where = "server", request) {
      const text = error instanceof Error ? error.message : String(error);
      err(line("error", text, { where, request, trace: traceOf(error).split(/\n\s*/) }));
    },
    listening: ({ address, port, data }) =>
      out(line("info", "The house listens.", { here: `http://localhost:${port}`, ...address, data })),
  };
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.cause instanceof Error ? error.cause.stack : error.stack) ?? error.message;
}
