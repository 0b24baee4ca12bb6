import { snippet, tryBehind } from "./behind.ts";

tryBehind({
  name: "nginx",
  program: Bun.which("nginx", { PATH: `${process.env["PATH"]}:/usr/sbin` }),
  config: (place) => `
    daemon off; ${process.getuid?.() === 0 ? "user root;" : ""} pid ${place.folder}/nginx.pid; error_log stderr warn; worker_processes 1;
    events {}
    http {
      access_log off;
      client_body_temp_path ${place.folder}/body; proxy_temp_path ${place.folder}/proxy;
      fastcgi_temp_path ${place.folder}/f; uwsgi_temp_path ${place.folder}/u; scgi_temp_path ${place.folder}/s;
      ${snippet("nginx.conf", place)
        .replace("listen 443 ssl", `listen 127.0.0.1:${place.port} ssl`)
        .replace(/^.*listen \[::\]:443.*$/m, "")
        .replace(/\/etc\/letsencrypt\S*fullchain.pem/, `${place.folder}/cert.pem`)
        .replace(/\/etc\/letsencrypt\S*privkey.pem/, `${place.folder}/key.pem`)}
    }`,
  command: (program, config) => [program, "-c", config],
});
