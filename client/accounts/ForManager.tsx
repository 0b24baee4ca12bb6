import { useHouse } from "../house.ts";

/** Tells a password manager whose password is asked for. */
export function ForManager() {
  const house = useHouse();
  return <input hidden readonly name="username" autocomplete="username" value={house.account() ?? ""} />;
}
