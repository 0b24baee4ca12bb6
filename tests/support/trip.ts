/** How long a call takes here and now, in milliseconds: the slowest of some. What a slow machine delays is measured by it. */
export async function tripOf(call: () => Promise<unknown>): Promise<number> {
  const trips: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const began = performance.now();
    await call();
    trips.push(performance.now() - began);
  }
  return Math.max(...trips);
}
