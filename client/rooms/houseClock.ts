/** The house's time, as far as what it tells gives it away: this device's clock may be set wrong. */
export function makeHouseClock(deviceNow: () => number) {
  let ahead = 0;
  const now = () => deviceNow() - ahead;
  return {
    now,
    /** The house has got to this moment. */
    isAfter(moment: number): void {
      if (now() < moment) ahead = deviceNow() - moment;
    },
    /** The house has not got to this moment. */
    isBefore(moment: number): void {
      if (now() > moment) ahead = deviceNow() - moment;
    },
  };
}
