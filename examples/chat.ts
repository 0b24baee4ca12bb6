// Comes in as a guest, says something, and prints what is said: bun examples/chat.ts http://localhost:3000 lobby "Hello"
import { connect, newId, toldUpTo } from "hearsay/client";

const [house = "http://localhost:3000", room = "lobby", words = "Hello"] = process.argv.slice(2);
const { call } = await connect(house);
const { cursor, looks } = await call.rooms.enter.mutate({ room });
let seen = toldUpTo(cursor);

call.live.room.subscribe(
  { room, lastEventId: cursor },
  {
    onData({ id, after, data }) {
      if (data === "reload" || after > seen) throw new Error("Something was missed: enter the room again.");
      seen = toldUpTo(id);
      for (const event of data) {
        // Taken back since: nothing of it is left but its place.
        if ("erased" in event) continue;
        const { by = "" } = event;
        if (event.type === "member-joined") looks[by] = event;
        if (event.type === "message-posted") console.log(`${looks[by]?.name}: ${event.text}`);
      }
    },
  },
);
await call.messages.post.mutate({ room, id: newId(), text: words });
