import Eye from "lucide-solid/icons/eye";
import EyeOff from "lucide-solid/icons/eye-off";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMoreWords } from "../i18n/more.ts";
import { Field } from "../ui/Field.tsx";
import { IconButton } from "../ui/IconButton.tsx";

interface PasswordFieldProps extends JSX.InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
  problem?: string;
  /** What a password manager is to do: fill in the one that it keeps, or make one. */
  autocomplete: "current-password" | "new-password";
}

export function PasswordField(props: PasswordFieldProps) {
  const say = useMoreWords();
  const [shown, show] = createSignal(false);
  return (
    <Field {...props} type={shown() ? "text" : "password"} dir="ltr" spellcheck={false} autocapitalize="off">
      <IconButton
        class="password-eye"
        label={say(shown() ? "account.hide" : "account.show")}
        icon={shown() ? EyeOff : Eye}
        aria-pressed={shown()}
        onClick={() => show(!shown())}
      />
    </Field>
  );
}
