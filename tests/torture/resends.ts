import { connect, newId } from "../support/client.ts";
import { recordOf } from "./kept.ts";
import { guestIn } from "./people.ts";
import { type Running, startServer } from "./server.ts";
import { must, type Trial } from "./trial.ts";

export const resends: Trial = {
  name: "resends",
  title: "a message sent ten times at once, and again after restarts of every kind, is said once",
  async run(world) {
    const data = world.folder();
    let server: Running = await startServer(data);
    world.finally(() => server.kill());
    const { session, close } = await guestIn(server.url);
    close();
    const id = newId();
    const versions: number[] = [];
    const sendTenTimes = async () => {
      const tabs = await Promise.all(Array.from({ length: 10 }, () => connect(server.url, session)));
      const answers = tabs.map(({ call }) => call.messages.post.mutate({ room: "lobby", id, text: "once" }));
      for (const { version } of await Promise.all(answers)) versions.push(version);
      for (const tab of tabs) tab.close();
    };

    await sendTenTimes();
    await server.kill();
    server = await startServer(data);
    await sendTenTimes();
    server.signal("SIGTERM");
    await server.exited;
    server = await startServer(data);
    await sendTenTimes();
    await server.kill();

    must(new Set(versions).size === 1, `it was answered as ${[...new Set(versions)].join(", ")}`);
    const said = (await recordOf(data)).filter((event) => "id" in event && event.id === id);
    must(said.length === 1, `it is there ${said.length} times`);
    return { sent: versions.length, said: said.length };
  },
};
