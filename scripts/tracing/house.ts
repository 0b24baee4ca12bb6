// A house in a process of its own that notes which functions run, and two people in its lobby.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTRPCClient, httpLink } from "@trpc/client";
import { connect, type Program } from "../../client/program.ts";
import type { AppRouter } from "../../server/app.ts";
import { HOST_LINK } from "../../server/roles/hostLink.ts";
import { LISTENING } from "../../server/terminal/linkFile.ts";
import { root } from "../command.ts";
import type { Entered } from "./instrument.ts";

const ROOM = "lobby";

export interface TracedHouse {
  url: string;
  room: string;
  /** Hosts the house. */
  host: Program;
  guest: Program;
  /** Resolves when the host was told of this version. */
  heard(version: number): Promise<void>;
  /** What is entered until the deed is done. */
  entered(deed: () => Promise<unknown>): Promise<Entered[]>;
  stop(): Promise<void>;
}

export async function startHouse(): Promise<TracedHouse> {
  const data = mkdtempSync(join(tmpdir(), "hearsay-trace-"));
  const { ask, stop } = spawnHouse(data);
  process.once("exit", () => rmSync(data, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const url = await textOf(join(data, LISTENING));
  const host = await hostOf(url, await textOf(join(data, HOST_LINK)));
  const guest = await connect(url);
  const heard = await follow(host);
  await follow(guest);
  return {
    url,
    room: ROOM,
    host,
    guest,
    heard,
    async entered(deed) {
      await ask("begin");
      await deed();
      return (await ask("end")) as Entered[];
    },
    async stop() {
      host.close();
      guest.close();
      await stop();
    },
  };
}

function spawnHouse(data: string) {
  const asked: ((answer: unknown) => void)[] = [];
  const house = Bun.spawn([process.execPath, "--preload", join(import.meta.dir, "instrument.ts"), "server/main.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"] ?? "", HOST: "127.0.0.1", PORT: "0", DATA_DIR: data, GROUP_SIZE: "2" },
    stdio: ["ignore", "ignore", "inherit"],
    ipc: (answer) => asked.shift()?.(answer),
  });
  process.once("exit", () => house.kill("SIGKILL"));
  const ask = (what: "begin" | "end") =>
    new Promise<unknown>((answer) => {
      asked.push(answer);
      house.send(what);
    });
  const stop = async () => {
    house.kill();
    await house.exited;
  };
  return { ask, stop };
}

async function textOf(path: string): Promise<string> {
  while (!existsSync(path)) await Bun.sleep(20);
  return readFileSync(path, "utf8").trim();
}

/** Opens the house's host link. What somebody may do has changed then, and their tabs are sent away once. */
async function hostOf(url: string, link: string): Promise<Program> {
  const { promise: sentAway, resolve } = Promise.withResolvers<void>();
  const guest = await connect(url, undefined, { onClose: () => resolve() });
  await guest.call.rooms.discover.query();
  const http = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers: { authorization: `Bearer ${guest.session}` } })],
  });
  const { session } = await http.roles.becomeHost.mutate({ token: link.split("/").at(-1) ?? "" });
  await sentAway;
  guest.close();
  return connect(url, session);
}

/** Comes into the room and reads along. Answers what resolves when a version was heard. */
async function follow({ call }: Program): Promise<(version: number) => Promise<void>> {
  const { cursor } = await call.rooms.enter.mutate({ room: ROOM });
  let newest = 0;
  let tell = () => {};
  const { promise, resolve } = Promise.withResolvers<void>();
  call.live.room.subscribe(
    { room: ROOM, lastEventId: cursor },
    {
      onData({ data }) {
        resolve();
        if (data !== "reload") newest = data.at(-1)?.version ?? newest;
        tell();
      },
    },
  );
  await promise;
  return async (version) => {
    while (newest < version) await new Promise<void>((told) => (tell = told));
  };
}
