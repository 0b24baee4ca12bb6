import { createSignal } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useMoreWords } from "../i18n/more.ts";
import { AccountForm } from "./AccountForm.tsx";
import { ForManager } from "./ForManager.tsx";
import { PasswordField } from "./PasswordField.tsx";
import type { ViewProps } from "./views.ts";

export function NewCodes(props: ViewProps) {
  const say = useMoreWords();
  const { overHttp } = useApi();
  const asking = createAsking();
  const [password, setPassword] = createSignal("");

  async function make(): Promise<void> {
    const done = await asking.ask(async () => (await overHttp()).accounts.makeCodes.mutate({ password: password() }));
    if (done) props.go({ at: "codes", codes: done.codes });
  }

  return (
    <AccountForm
      text={say("account.makeCodesText")}
      act={say("account.makeCodes")}
      waiting={asking.waiting()}
      onAct={make}
      onBack={() => props.go({ at: "manage" })}
    >
      <ForManager />
      <PasswordField
        label={say("account.password")}
        problem={asking.problem()}
        autocomplete="current-password"
        name="password"
        required
        value={password()}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
    </AccountForm>
  );
}
