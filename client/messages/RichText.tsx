import { createContext, createMemo, createSignal, For, type JSX, Match, Show, Switch, useContext } from "solid-js";
import type { Mention } from "../../server/messages/events.ts";
import { fetched } from "../later.ts";
import { type FindLinks, type Inline, inlinesOf } from "./richText.ts";

/** A text without any of these holds no link. */
const MAY_HOLD_LINK = /\S\.\S|:\/\//;
const none: FindLinks = () => [];

/** The finder weighs as much as the list itself, so it comes when the first text may need it; then texts are drawn anew. */
export function createLinkFinder(): (text: string) => FindLinks {
  const [finder, setFinder] = createSignal<FindLinks>(none);
  let asked = false;
  return (text) => {
    if (!MAY_HOLD_LINK.test(text)) return none;
    if (!asked) {
      asked = true;
      void fetched(() => import("./links.ts")).then(({ findLinks }) => setFinder(() => findLinks));
    }
    return finder();
  };
}

export const LinkFinderContext = createContext<(text: string) => FindLinks>(() => none);

/** What somebody wrote, in their direction, with the little that their marks make of it. */
export function RichText(props: {
  text: string;
  mentions?: readonly Mention[] | undefined;
  /** Behind the last word. */
  children?: JSX.Element;
}) {
  const finderFor = useContext(LinkFinderContext);
  const names = () => props.mentions?.map(({ name }) => name) ?? [];
  const inlines = createMemo(() => inlinesOf(props.text, names(), finderFor(props.text)));
  return (
    <p class="message-text" dir="auto">
      <Inlines of={inlines()} />
      {props.children}
    </p>
  );
}

function Inlines(props: { of: readonly Inline[] }) {
  return <For each={props.of}>{(inline) => <One inline={inline} />}</For>;
}

function One(props: { inline: Inline }) {
  const as = <Kind extends Inline["kind"]>(kind: Kind) =>
    props.inline.kind === kind ? (props.inline as Extract<Inline, { kind: Kind }>) : undefined;
  return (
    <Switch fallback={<Show when={as("text")}>{(text) => text().text}</Show>}>
      <Match when={as("link")}>
        {(link) => (
          <a href={link().href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {link().text}
          </a>
        )}
      </Match>
      <Match when={as("code")}>{(code) => <code>{code().text}</code>}</Match>
      <Match when={as("mention")}>{(mention) => <b class="mention">{mention().text}</b>}</Match>
      <Match when={as("bold")}>
        {(bold) => (
          <b>
            <Inlines of={bold().inside} />
          </b>
        )}
      </Match>
      <Match when={as("italic")}>
        {(italic) => (
          <i>
            <Inlines of={italic().inside} />
          </i>
        )}
      </Match>
    </Switch>
  );
}
