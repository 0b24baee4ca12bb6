// The least that Bun can do: whoever connects is subscribed, and what anybody sends is published to all.
import { posted } from "./event.ts";

const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  fetch: (request, server) => (server.upgrade(request) ? undefined : new Response()),
  websocket: {
    perMessageDeflate: false,
    open(socket) {
      socket.subscribe("lobby");
      socket.send("ready");
    },
    message(_socket, text) {
      server.publish("lobby", JSON.stringify(posted(text as string)), false);
    },
  },
});
console.log(`http://localhost:${server.port}`);
