// Socket.IO 4 on Node, a room of all. argv[2]: the folder where it is installed.
import { createServer } from "node:http";
import { createRequire } from "node:module";

const { Server } = createRequire(`${process.argv[2]}/`)("socket.io");

let version = 0;
const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
io.on("connection", (socket) => {
  socket.join("lobby");
  socket.on("post", (text) =>
    io.to("lobby").emit("posted", {
      type: "message-posted",
      at: Date.now(),
      id: "0123456789abcdef0123456789abcdef0123",
      text,
      version: ++version,
      by: "0123456789abcdef",
    }),
  );
});
http.listen(0, "127.0.0.1", () => console.log(`http://localhost:${http.address().port}`));
