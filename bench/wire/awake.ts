/**
 * Looks for what came without a pause, until the function that it answers is called. A bench that sleeps between frames
 * has the server wake it for each of them: time that readers on machines of their own do not take from each other.
 */
export function stayAwake(): () => void {
  let awake = true;
  const look = () => {
    if (awake) setImmediate(look);
  };
  look();
  return () => {
    awake = false;
  };
}
