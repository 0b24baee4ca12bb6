/**
 * All of a body, or undefined where it is longer than so many bytes, or not there in time: then the rest is not read.
 * @param inTime aborted when it is too late
 */
export async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  inTime?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body?.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  inTime?.addEventListener("abort", () => void reader?.cancel().catch(() => {}), { once: true });
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (inTime?.aborted) return undefined;
    if (done || !value) return Buffer.concat(pieces);
    length += value.length;
    pieces.push(value);
    if (length <= most) continue;
    await reader?.cancel();
    return undefined;
  }
}
