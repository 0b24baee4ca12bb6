// What stands in the terminal of whoever starts the house.
import { renderUnicodeCompact } from "uqr";
import type { Address } from "../http/origins.ts";

/** @param qr whether somebody looks who can scan: not in a file or a journal */
export function greeting(house: {
  address: Address;
  port: number;
  data: string;
  hostLink?: string | undefined;
  qr: boolean;
}): string[] {
  const { address, port, data, hostLink, qr } = house;
  const { link, network } = address;
  const lines = [
    "",
    ...(link ? [`  Open      ${link}`] : []),
    `  Here      http://localhost:${port}`,
    `  Network   ${network ?? "not reachable from other machines"}`,
    `  Data      ${data}`,
    ...(hostLink
      ? [`  Host      ${hostLink}`, "            Opened once within a day, it makes you a host of the house."]
      : []),
    "",
  ];
  if (link?.startsWith("http:"))
    lines.push("  People come by plain http: anybody on the way can read along. Use https.", "");
  const scanned = link ?? network;
  return qr && scanned ? [...lines, ...qrLines(scanned), ""] : lines;
}

/** When a tunnel's link came, changed or went. */
export function linkLines(link: string | undefined, qr: boolean): string[] {
  if (link === undefined) return ["The link from outside leads nowhere at the moment."];
  return ["", `  Open      ${link}`, "", ...(qr ? [...qrLines(link), ""] : [])];
}

/** Light modules are drawn, on black, so that it reads the same in a light terminal and a dark one. */
const qrLines = (text: string): string[] =>
  renderUnicodeCompact(text, { ecc: "L", border: 2 })
    .split("\n")
    .map((line) => `  \u001B[97;40m${line}\u001B[0m`);
