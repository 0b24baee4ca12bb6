import { Match, Switch } from "solid-js";
import { ChangePassword } from "./ChangePassword.tsx";
import { Codes } from "./Codes.tsx";
import { LogIn } from "./LogIn.tsx";
import { Manage } from "./Manage.tsx";
import { NewCodes } from "./NewCodes.tsx";
import { Recover } from "./Recover.tsx";
import { SignUp } from "./SignUp.tsx";
import type { View, ViewProps } from "./views.ts";

export function Account(props: ViewProps & { view: View }) {
  const codes = () => (props.view.at === "codes" ? props.view.codes : undefined);
  return (
    <Switch>
      <Match when={props.view.at === "signUp"}>
        <SignUp go={props.go} />
      </Match>
      <Match when={props.view.at === "logIn"}>
        <LogIn go={props.go} />
      </Match>
      <Match when={props.view.at === "recover"}>
        <Recover go={props.go} />
      </Match>
      <Match when={props.view.at === "manage"}>
        <Manage go={props.go} />
      </Match>
      <Match when={props.view.at === "password"}>
        <ChangePassword go={props.go} />
      </Match>
      <Match when={props.view.at === "newCodes"}>
        <NewCodes go={props.go} />
      </Match>
      <Match when={codes()}>{(codes) => <Codes codes={codes()} go={props.go} />}</Match>
    </Switch>
  );
}
