import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

// Set by scripts/dev.ts; the default suits a server that was started by hand.
const server = process.env["DEV_SERVER"] ?? "http://127.0.0.1:3000";

export default defineConfig({
  root: "client",
  plugins: [solid(), tailwindcss()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    sourcemap: false,
    // Both keep the page free of inline code and data: URLs, which its content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/trpc": { target: server, ws: true } } },
});
