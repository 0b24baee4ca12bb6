import { describe, expect, test } from "bun:test";
import { Passwords } from "../server/accounts/passwords.ts";

const QUEUE = 20;
const busy = { message: "busy" };

describe("passwords", () => {
  test("are told from others by their hash, and are not in it", async () => {
    const passwords = new Passwords();
    const hash = await passwords.hash("sesame");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hash).not.toContain("sesame");
    expect(await passwords.verify("sesame", hash)).toBe(true);
    expect(await passwords.verify("Sesame", hash)).toBe(false);
  });
  test("are looked at one at a time, and the one too many is asked to come again", async () => {
    const passwords = new Passwords();
    const order: number[] = [];
    const asked = Array.from({ length: QUEUE }, async (_, i) => {
      await passwords.hash(`password ${i}`);
      order.push(i);
    });
    await expect(passwords.hash("one too many")).rejects.toMatchObject(busy);
    await Promise.all(asked);
    expect(order).toEqual(Array.from({ length: QUEUE }, (_, i) => i));
    expect(await passwords.hash("later")).toStartWith("$argon2id$");
  });
  test("go on after one that could not be looked at", async () => {
    const passwords = new Passwords();
    const broken = passwords.verify("sesame", "no hash");
    const next = passwords.hash("sesame");
    await expect(broken).rejects.toThrow();
    expect(await next).toStartWith("$argon2id$");
  });
});
