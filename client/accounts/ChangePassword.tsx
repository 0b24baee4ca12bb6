import { createSignal } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useToast } from "../ui/Toast.tsx";
import { AccountForm } from "./AccountForm.tsx";
import { ForManager } from "./ForManager.tsx";
import { PasswordField } from "./PasswordField.tsx";
import type { ViewProps } from "./views.ts";

export function ChangePassword(props: ViewProps) {
  const say = useMoreWords();
  const { overHttp } = useApi();
  const toast = useToast();
  const asking = createAsking();
  const [password, setPassword] = createSignal("");
  const [next, setNext] = createSignal("");
  const isOfNext = () => asking.refusal()?.reason.startsWith("password") === true;

  async function change(): Promise<void> {
    const wish = { password: password(), next: next() };
    const done = await asking.ask(async () => (await overHttp()).accounts.changePassword.mutate(wish));
    if (!done) return;
    toast({ text: say("account.changed") });
    props.go({ at: "manage" });
  }

  return (
    <AccountForm
      text={say("account.changeText")}
      act={say("account.change")}
      waiting={asking.waiting()}
      onAct={change}
      onBack={() => props.go({ at: "manage" })}
    >
      <ForManager />
      <PasswordField
        label={say("account.oldPassword")}
        problem={isOfNext() ? undefined : asking.problem()}
        autocomplete="current-password"
        required
        value={password()}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordField
        label={say("account.newPassword")}
        hint={say("account.passwordHint")}
        problem={isOfNext() ? asking.problem() : undefined}
        autocomplete="new-password"
        required
        value={next()}
        onInput={(event) => setNext(event.currentTarget.value)}
      />
    </AccountForm>
  );
}
