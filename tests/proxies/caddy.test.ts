import { snippet, tryBehind } from "./behind.ts";

tryBehind({
  name: "Caddy",
  program: Bun.which("caddy"),
  config: (place) => `{
      auto_https off
      admin off
      storage file_system ${place.folder}
    }
    ${snippet("Caddyfile", place).replace(
      "chat.example.org {",
      `https://localhost:${place.port} {\n tls ${place.folder}/cert.pem ${place.folder}/key.pem`,
    )}`,
  command: (program, config) => [program, "run", "--adapter", "caddyfile", "--config", config],
});
