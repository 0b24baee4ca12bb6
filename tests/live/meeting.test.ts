// How a tab's one socket meets the house, with a house that lets nobody in.
import { afterAll, expect, test } from "bun:test";
import { makeSocket } from "../../client/socket.ts";
import { until } from "../support/until.ts";

let tries = 0;
const house = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  fetch: (request, server) => (server.upgrade(request) ? undefined : new Response("no", { status: 400 })),
  websocket: {
    open(socket) {
      tries += 1;
      socket.close();
    },
    message: () => undefined,
  },
});
afterAll(() => house.stop(true));

test("a browser that keeps no cookies does not become guest after guest", async () => {
  let met = 0;
  const socket = makeSocket(`ws://127.0.0.1:${house.port}/trpc`, async () => {
    met += 1;
  });
  await until("many attempts", () => {
    socket.check();
    return tries >= 8;
  });
  expect(met).toBe(3);
  await socket.client.close();
});
