import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/exo-2/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { render } from "solid-js/web";
import { makeApi } from "./api.ts";
import { App } from "./App.tsx";

const page = document.getElementById("app");
if (!page) throw new Error("index.html has no #app");

// The router throws at an address that cannot be decoded, such as "/r/%"; this one it knows not to know.
if (!readable(location.pathname)) history.replaceState(null, "", "/nowhere");

const api = makeApi();
render(() => <App api={api} />, page);

function readable(path: string): boolean {
  try {
    return decodeURI(path) !== "";
  } catch {
    return false;
  }
}
