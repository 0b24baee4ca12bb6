import { expect, test } from "bun:test";
import { readAtMost } from "../server/base/body.ts";

const bytes = (count: number) => new Response(new Uint8Array(count)).body;

test("a body is read up to its limit, and not at all beyond it", async () => {
  expect((await readAtMost(bytes(10), 10))?.length).toBe(10);
  expect(await readAtMost(bytes(11), 10)).toBeUndefined();
  expect((await readAtMost(null, 10))?.length).toBe(0);
});

test("of a body that does not end, only so much is taken", async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1_000;
      controller.enqueue(new Uint8Array(1_000));
    },
  });
  expect(await readAtMost(endless, 10_000)).toBeUndefined();
  expect(given).toBeLessThan(20_000);
});

test("a body that does not come in time is given up", async () => {
  const silent = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(5)) });
  expect(await readAtMost(silent, 10, AbortSignal.timeout(20))).toBeUndefined();
});
