import { createSignal } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { comeAsAnother } from "../comeAsAnother.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Field } from "../ui/Field.tsx";
import { AccountForm } from "./AccountForm.tsx";
import { NameField } from "./NameField.tsx";
import { PasswordField } from "./PasswordField.tsx";
import type { ViewProps } from "./views.ts";

export function Recover(props: ViewProps) {
  const say = useMoreWords();
  const api = useApi();
  const asking = createAsking();
  const [name, setName] = createSignal("");
  const [code, setCode] = createSignal("");
  const [password, setPassword] = createSignal("");
  const isOfPassword = () => asking.refusal()?.reason.startsWith("password") === true;

  async function recover(): Promise<void> {
    const wish = { name: name(), code: code(), password: password() };
    const done = await asking.ask(() => api.change(async () => (await api.overHttp()).accounts.recover.mutate(wish)));
    if (done) comeAsAnother();
  }

  return (
    <AccountForm
      text={say("account.recoverText")}
      problem={isOfPassword() ? undefined : asking.problem()}
      act={say("account.recover")}
      waiting={asking.waiting()}
      onAct={recover}
      onBack={() => props.go({ at: "logIn" })}
    >
      <NameField value={name()} onName={setName} />
      <Field
        label={say("account.code")}
        hint={say("account.codeHint")}
        dir="ltr"
        autocapitalize="off"
        spellcheck={false}
        required
        value={code()}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <PasswordField
        label={say("account.newPassword")}
        hint={say("account.passwordHint")}
        problem={isOfPassword() ? asking.problem() : undefined}
        autocomplete="new-password"
        name="password"
        required
        value={password()}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
    </AccountForm>
  );
}
