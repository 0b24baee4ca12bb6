import { createSignal } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { comeAsAnother } from "../comeAsAnother.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { AccountForm } from "./AccountForm.tsx";
import { NameField } from "./NameField.tsx";
import { PasswordField } from "./PasswordField.tsx";
import type { ViewProps } from "./views.ts";

export function LogIn(props: ViewProps) {
  const say = useMoreWords();
  const api = useApi();
  const asking = createAsking();
  const [name, setName] = createSignal("");
  const [password, setPassword] = createSignal("");

  async function logIn(): Promise<void> {
    const wish = { name: name(), password: password() };
    const done = await asking.ask(() => api.change(async () => (await api.overHttp()).accounts.logIn.mutate(wish)));
    if (done) comeAsAnother();
  }

  return (
    <AccountForm
      text={say("account.logInText")}
      problem={asking.problem()}
      act={say("account.logIn")}
      waiting={asking.waiting()}
      onAct={logIn}
      onBack={() => props.go(undefined)}
      aside={
        <Button kind="quiet" class="account-aside" onClick={() => props.go({ at: "recover" })}>
          {say("account.forgot")}
        </Button>
      }
    >
      <NameField value={name()} onName={setName} />
      <PasswordField
        label={say("account.password")}
        autocomplete="current-password"
        name="password"
        required
        value={password()}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
    </AccountForm>
  );
}
