import { createSignal, untrack } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { AccountForm } from "./AccountForm.tsx";
import { NameField } from "./NameField.tsx";
import { PasswordField } from "./PasswordField.tsx";
import type { ViewProps } from "./views.ts";

/** What the house called somebody who came without a name. */
const GIVEN = /^Guest\d+$/;

export function SignUp(props: ViewProps) {
  const say = useMoreWords();
  const house = useHouse();
  const api = useApi();
  const toast = useToast();
  const asking = createAsking();
  const before = untrack(() => house.me()?.name ?? "");
  const [name, setName] = createSignal(GIVEN.test(before) ? "" : before);
  const [password, setPassword] = createSignal("");
  const isOf = (field: string) => asking.refusal()?.reason.startsWith(field) === true;

  async function signUp(): Promise<void> {
    const wish = { name: name(), password: password() };
    const done = await asking.ask(() => api.change(async () => (await api.overHttp()).accounts.signUp.mutate(wish)));
    if (!done) return;
    toast({ text: say("account.signedUp") });
    props.go({ at: "codes", codes: done.codes });
  }

  return (
    <AccountForm
      text={say("account.signUpText")}
      problem={isOf("name") || isOf("password") ? undefined : asking.problem()}
      act={say("account.signUp")}
      waiting={asking.waiting()}
      onAct={signUp}
      onBack={() => props.go(undefined)}
      aside={
        <Button kind="quiet" class="account-aside" onClick={() => props.go({ at: "logIn" })}>
          {say("account.have")}
        </Button>
      }
    >
      <NameField
        value={name()}
        hint={say("account.nameHint")}
        problem={isOf("name") ? asking.problem() : undefined}
        onName={setName}
      />
      <PasswordField
        label={say("account.password")}
        hint={say("account.passwordHint")}
        problem={isOf("password") ? asking.problem() : undefined}
        autocomplete="new-password"
        name="password"
        required
        value={password()}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
    </AccountForm>
  );
}
