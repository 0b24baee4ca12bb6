/** A bare WebSocket that follows the lobby as a program does. Resolves when it is told that it follows. */
export async function follow(url: string, session: string): Promise<{ socket: WebSocket; closed: Promise<number> }> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/trpc?connectionParams=1`);
  const closed = new Promise<number>((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));
  const following = Promise.withResolvers<void>();
  socket.addEventListener("open", () => {
    socket.send(JSON.stringify({ method: "connectionParams", data: { session } }));
    const params = { path: "live.room", input: { room: "lobby" } };
    socket.send(JSON.stringify({ id: 1, method: "subscription", params }));
  });
  socket.addEventListener("message", () => following.resolve(), { once: true });
  void closed.then((code) => following.reject(new Error(`The socket was closed with ${code}.`)));
  await following.promise;
  return { socket, closed };
}
