import { expect, test } from "bun:test";
import { outside } from "../../client/invites/outside.ts";

const at = (url: string) => new URL(url);
const LINK = "https://four-words.trycloudflare.com";
const NETWORK = "http://192.168.1.7:3000";

test("a link for everybody is handed out wherever one has the house open", () => {
  const told = { origin: LINK, reach: "everybody" } as const;
  expect(outside({ link: LINK, network: NETWORK }, at("http://localhost:3000"))).toEqual(told);
  expect(outside({ link: LINK }, at(NETWORK))).toEqual(told);
});

test("on the computer that the house runs on, the address in the network is handed out", () => {
  const told = { origin: NETWORK, reach: "network" } as const;
  for (const here of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])
    expect(outside({ network: NETWORK }, at(here))).toEqual(told);
});

test("where nobody else can come, it is said", () => {
  expect(outside({}, at("http://localhost:3000"))).toEqual({ origin: "http://localhost:3000", reach: "nobody" });
});

test("who came by an address of the house hands that one on", () => {
  for (const here of [NETWORK, "https://chat.example.org"])
    expect(outside({}, at(here))).toEqual({ origin: here, reach: "everybody" });
});
