// What a moderator does, from wherever it is done: told in passing, with the way back.
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { useToast } from "../ui/Toast.tsx";

export function createActing() {
  const say = useModerationWords();
  const toast = useToast();
  const attempt = createAttempt();
  const { client } = useApi();

  async function undo(act: string): Promise<boolean> {
    const undone = await attempt(() => client.moderation.undo.mutate({ act }));
    if (undone) toast({ text: say("undone") });
    return undone;
  }

  return {
    undo,
    /** Says that it was done, and offers to undo it. */
    did: (text: string, act: string) => toast({ text, action: { label: say("undo"), run: () => void undo(act) } }),
    async hide(message: { room: string; version: number; name: string }): Promise<boolean> {
      const { room, version, name } = message;
      let act = "";
      const done = await attempt(async () => {
        ({ act } = await client.moderation.hide.mutate({ room, version, ground: "other" }));
      });
      if (done) {
        toast({ text: say("hid", name), action: { label: say("undo"), run: () => void undo(act) } });
      }
      return done;
    },
    letThrough: (message: { room: string; version: number }) =>
      attempt(() => client.messages.letThrough.mutate(message)),
  };
}
