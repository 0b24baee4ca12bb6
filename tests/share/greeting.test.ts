import { expect, test } from "bun:test";
import { greeting, linkLines } from "../../server/terminal/greeting.ts";

const house = { address: { network: "http://192.168.1.7:3000" }, port: 3000, data: "/srv/data" };

test("who starts the house is told where it is, here and on the network", () => {
  expect(greeting({ ...house, qr: false }).join("\n")).toBe(`
  Here      http://localhost:3000
  Network   http://192.168.1.7:3000
  Data      /srv/data
`);
});

test("a terminal shows a code to scan, a journal none", () => {
  const scanned = (lines: string[]) => lines.filter((line) => /[▀▄█]/.test(line)).length;
  expect(scanned(greeting({ ...house, qr: true }))).toBeGreaterThan(10);
  expect(scanned(greeting({ ...house, qr: false }))).toBe(0);
  expect(scanned(greeting({ ...house, address: {}, qr: true }))).toBe(0);
  expect(scanned(linkLines("https://four-words.trycloudflare.com", true))).toBeGreaterThan(10);
});

test("people who come by plain http from everywhere are a reason to warn", () => {
  const warned = (link: string) =>
    greeting({ ...house, address: { link }, qr: false })
      .join(" ")
      .includes("read along");
  expect(warned("http://chat.example.org")).toBe(true);
  expect(warned("https://chat.example.org")).toBe(false);
});
