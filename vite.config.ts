import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { ownPathOf } from "./server/http/paths.ts";

// Set by scripts/dev.ts; the default suits a server that was started by hand.
const server = process.env["DEV_SERVER"] ?? "http://127.0.0.1:3000";

export default defineConfig({
  root: "client",
  plugins: [solid()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    sourcemap: false,
    // Both keep the page free of inline code and data: URLs, which its content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What comes later is 3 kB of style, and so never stands there without it: Vite asks for a sheet once, come or not.
    cssCodeSplit: false,
    rolldownOptions: {
      // A slow machine is nobody's fault: whoever starts the house is not to read about plugins.
      checks: { pluginTimings: false },
      output: {
        // What the first screen needs comes in one file: split up by who shares what, it is 3 kB more in eight requests,
        // and styles may arrive before the order of their layers.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
      },
    },
  },
  server: {
    // Pages of other sites are the server's to refuse.
    cors: false,
    proxy: { "/": { target: server, ws: true, bypass: ({ url = "/" }) => (isServers(url) ? undefined : url) } },
  },
});

function isServers(url: string): boolean {
  return ownPathOf(new URL(server + url).pathname) !== undefined;
}
