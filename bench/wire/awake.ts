/**
 * Looks for what came without a pause, until the function that it answers is called. Whoever sleeps between two frames
 * is woken by the server's send: on one machine the server spends that time, and all who read after are told later.
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
