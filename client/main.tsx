import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/exo-2/wght.css";
import "./styles/theme.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { render } from "solid-js/web";
import { makeApi } from "./api.ts";
import { App } from "./App.tsx";

const page = document.getElementById("app");
if (!page) throw new Error("index.html has no #app");

const api = makeApi();
render(() => <App api={api} />, page);
