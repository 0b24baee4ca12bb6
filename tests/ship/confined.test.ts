// What the files for containers and services promise of themselves.
import { describe, expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");

interface Compose {
  services: Record<string, { [key: string]: unknown; environment: Record<string, string> }>;
  networks: Record<string, { ipam: { config: { subnet: string }[] } }>;
}
const { services } = Bun.YAML.parse(read("compose.yaml")) as Compose;

describe("compose.yaml", () => {
  test("lets the house write to its data and to /tmp, and do nothing that takes a capability", () => {
    expect(services["hearsay"]).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      volumes: ["data:/data"],
      tmpfs: [expect.stringMatching(/^\/tmp:/)],
    });
  });
  test("believes the tunnel beside it who is calling, and nobody else", () => {
    const tunnel = services["tunnel"] as unknown as { networks: { house: { ipv4_address: string } } };
    const address = tunnel.networks.house.ipv4_address;
    expect(services["hearsay"]?.environment["TRUSTED_PROXIES"]).toBe(`\${TRUSTED_PROXIES:-${address}}`);
    expect(services["tunnel"]).toMatchObject({ profiles: ["tunnel"], read_only: true, cap_drop: ["ALL"] });
  });
});

describe("the Dockerfile", () => {
  const lines = read("Dockerfile").split("\n");
  test("builds with the Bun that all else is tried with", () => {
    const { engines } = JSON.parse(read("package.json"));
    const [, version = ""] =
      /^FROM oven\/bun:([\d.]+)-/.exec(lines.find((line) => line.startsWith("FROM")) ?? "") ?? [];
    expect(Bun.semver.satisfies(version, engines.bun)).toBe(true);
  });
  test("ends in an image of nothing else, whose program runs as nobody in particular", () => {
    const last = lines.slice(lines.lastIndexOf("FROM scratch"));
    expect(last).toContain("USER 65532:65532");
    expect(last.some((line) => line.startsWith("HEALTHCHECK ") && line.endsWith('CMD ["/hearsay", "health"]'))).toBe(
      true,
    );
    expect(last.some((line) => line.startsWith("RUN"))).toBe(false);
  });
});

const analyze = Bun.which("systemd-analyze");
if (!analyze) console.log("deploy/hearsay.service is not looked at: systemd-analyze is not here.");

test.skipIf(!analyze)("systemd understands the unit, and finds it well confined", () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-unit-"));
  const unit = join(folder, "hearsay.service");
  // The program is not installed here; any other stands in for it.
  writeFileSync(unit, read("deploy/hearsay.service").replaceAll("/usr/local/bin/hearsay", "/bin/true"));
  const verified = Bun.spawnSync([analyze ?? "", "verify", unit]);
  expect({ code: verified.exitCode, said: verified.stderr.toString() }).toEqual({ code: 0, said: "" });
  const { stdout } = Bun.spawnSync([analyze ?? "", "security", "--offline=true", "--no-pager", unit]);
  const [, exposure = "10"] = /exposure level for hearsay\.service: ([\d.]+)/.exec(stdout.toString()) ?? [];
  // systemd's own scale: from 0 to 10; a unit that says nothing has 9.6.
  expect(Number(exposure)).toBeLessThan(4);
  rmSync(folder, { recursive: true });
});
